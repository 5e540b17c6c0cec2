using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet.Core.Tests.Rules;

#pragma warning disable CA1822, CA1716, CA1044, CA2208, CA2201, CA1065, xUnit1013

/// <summary>Exceptions thrown by constructors, setters and converters of a module for a value.</summary>
public sealed class ThrownFaultTests
{
    [Theory]
    [InlineData("Constructor", """{"n":3}""", "value.n has a value that is not allowed.")]
    [InlineData("Setter", """{"n":3}""", "value.n has a value that is not allowed.")]
    [InlineData("Overflow", """{"n":3}""", "value.n has a value that is not allowed.")]
    [InlineData("Refusing", """{"n":3}""", "value.n is not valid: n is odd")]
    [InlineData("RefusingByKey", """{"n":3}""", "value.n is not valid: value.n is required.")]
    [InlineData("Several", """{"from":3,"to":2}""", "value.to has a value that is not allowed.")]
    [InlineData("Several", """{"from":3,"to":3}""", "value has a value that is not allowed.")]
    [InlineData("Mixed", """{"n":3}""", "value.n has a value that is not allowed.")]
    [InlineData("Mixed", """{"n":1,"text":"bad"}""", "value.text has a value that is not allowed.")]
    [InlineData("Mixed", """{"n":1,"other":"a","text":"bad"}""", "value.text has a value that is not allowed.")]
    [InlineData("Holder", """{"inner":[{"n":2},{"n":3}]}""", "value.inner[1].n has a value that is not allowed.")]
    [InlineData("Holder", """{"by_name":{"a":{"n":3}}}""", "value.by_name.a.n has a value that is not allowed.")]
    [InlineData("Converted", """{"money":"x"}""", "value.money has a value that is not allowed.")]
    [InlineData("ConvertedText", "x", "value has a value that is not allowed.")]
    public async Task Exception_OfTheType_NamesTheMember(string action, string json, string message)
    {
        await using var host = await StartAsync();
        var sent = json is "x" ? (object)"x" : JsonDocument.Parse(json).RootElement;

        var result = await host.CallAsync($"App.Faults.{action}", ("value", sent));

        result.Message.ShouldBe(message);
        result.Ret.ShouldBe(400);
        host.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Fixed", "fixed_value", """{"qty":1}""", 400, "fixed_value has a value that is not allowed.")]
    [InlineData("Told", "told_value", "5", 409, "told_value is not valid: told")]
    public async Task Setter_OfTheService_ThatRefuses_IsTheCallersError(string action, string name, string sent, int ret, string message)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync($"App.{action}.Call", (name, sent));

        (result.Ret, result.Message).ShouldBe((ret, message));
        host.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Null")]
    [InlineData("Unsupported")]
    public async Task Exception_ThatIsNoRefusal_IsTheServicesFault(string action)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync($"App.Faults.{action}", ("value", """{"n":3}"""));

        result.Ret.ShouldBe(500);
        host.Log.Errors.ShouldHaveSingleItem();
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(app => app.AddModule(
        "App", [typeof(Faults), typeof(Fixed), typeof(Told)], module => module.AddConverter<TextConverter>()));

    public sealed record Line(int Qty);

    public sealed class Constructor
    {
        public Constructor(int n)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 2);
            N = n;
        }

        public int N { get; }
    }

    public sealed class Mixed
    {
        public Mixed(int n)
        {
            if (n > 2)
                throw new FormatException();
            N = n;
        }

        public int N { get; }

        public string? Other { get; set; }

        public string? Text
        {
            get;
            set => field = value == "bad" ? throw new ArgumentException("bad") : value;
        }
    }

    public sealed class Several
    {
        public Several(int from, int to)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
            if (from == to)
                throw new ArgumentException("empty");
        }

        public int From => 0;

        public int To => 0;
    }

    public sealed class Setter
    {
        public int N
        {
            get => 0;
            set => throw new FormatException($"secret {value}");
        }
    }

    public sealed class Overflow
    {
        public int N
        {
            get => 0;
            set => _ = checked((byte)(value * 1000));
        }
    }

    public class Refusing
    {
        public Refusing(int n)
        {
            if (n % 2 == 1)
                throw new OddException();
        }

        public int N => 0;
    }

    public sealed class RefusingByKey
    {
        public RefusingByKey(int n) => throw new BadRequestException("rule.required");

        public int N => 0;
    }

    public sealed class Holder
    {
        public List<Constructor>? Inner { get; set; }

        public Dictionary<string, Constructor>? ByName { get; set; }
    }

    [JsonConverter(typeof(MoneyConverter))]
    public sealed record Money(decimal Value);

    public sealed record Converted(Money Money);

    public readonly record struct Token(string Text);

    public sealed class Null
    {
        public int N
        {
            get => 0;
            set => throw new NullReferenceException();
        }
    }

    public sealed class Unsupported
    {
        public int N
        {
            get => 0;
            set => throw new NotSupportedException();
        }
    }

    private sealed class OddException() : BadRequestException("n is odd");

    private sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new ArgumentException("secret");

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }

    private sealed class TextConverter : ParameterConverter<Token>
    {
        public override string TypeName => "token";

        public override bool TryConvert(in CallValue value, out Token result) => throw new ArgumentException("secret");
    }

    [Service("App.Fixed")]
    public sealed class Fixed
    {
        [Param]
        public Line? FixedValue
        {
            get => null;
            set => throw new ArgumentException($"secret {value}");
        }

        public void Call()
        {
        }
    }

    [Service("App.Told")]
    public sealed class Told
    {
        [Param]
        public int? ToldValue
        {
            get => null;
            set => throw new BadRequestException("told", 9);
        }

        public void Call()
        {
        }
    }

    [Service("App.Faults")]
    public sealed class Faults
    {
        public void Constructor(Constructor value) => _ = value;

        public void Mixed(Mixed value) => _ = value;

        public void Several(Several value) => _ = value;

        public void Setter(Setter value) => _ = value;

        public void Overflow(Overflow value) => _ = value;

        public void Refusing(Refusing value) => _ = value;

        public void RefusingByKey(RefusingByKey value) => _ = value;

        public void Holder(Holder value) => _ = value;

        public void Converted(Converted value) => _ = value;

        public void ConvertedText(Token value) => _ = value;

        public void Null(Null value) => _ = value;

        public void Unsupported(Unsupported value) => _ = value;
    }
}
