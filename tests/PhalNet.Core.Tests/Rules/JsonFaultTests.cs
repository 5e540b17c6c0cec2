using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet.Core.Tests.Rules;

#pragma warning disable CA1822, CA1716, CA1044, CA2208, CA2201, CA1065, xUnit1013

public sealed class JsonFaultTests
{
    [Theory]
    [InlineData("Order", """{"sku":"a","lines":[{"qty":1},{"qty":"x"}]}""", "value.lines[1].qty must be of type int.")]
    [InlineData("Order", """{"sku":"a","lines":[{"qty":1},{"qty":99999999999}]}""", "value.lines[1].qty must be of type int.")]
    [InlineData("Order", """{"sku":"a","lines":[{"qty":1},{}]}""", "value.lines[1].qty is required.")]
    [InlineData("Order", """{"lines":[]}""", "value.sku is required.")]
    [InlineData("Order", """{"sku":null,"lines":[]}""", "value.sku is required.")]
    [InlineData("Order", """{"sku":"a","lines":{}}""", "value.lines must be of type array.")]
    [InlineData("Order", """{"sku":"a","lines":[5]}""", "value.lines[0] must be of type object.")]
    [InlineData("Order", """{"sku":{},"lines":[]}""", "value.sku must be of type string.")]
    [InlineData("Order", """{"sku":"a","lines":[],"colour":"blue"}""", "value.colour must be one of: red, dark_green.")]
    [InlineData("Order", """{"sku":"a","lines":[],"id":"x"}""", "value.id must be a GUID, such as 00000000-0000-0000-0000-000000000001.")]
    [InlineData("Order", """{"sku":"a","lines":[],"prices":{"eur":1,"a.b":"x"}}""", "value.prices[\"a.b\"] must be of type decimal.")]
    [InlineData("Order", "5", "value must be of type object.")]
    [InlineData("Order", "[]", "value must be of type object.")]
    [InlineData("Orders", """[{"sku":"a","lines":[]},{"sku":"a","lines":[{}]}]""", "value[1].lines[0].qty is required.")]
    [InlineData("Closed", """{"a":1,"b":2}""", "value.b is not a known member.")]
    [InlineData("Pet", """{"kind":"dog"}""", "value.kind must be one of: cat, 7.")]
    [InlineData("Pet", """{"lives":1}""", "value.kind is required.")]
    [InlineData("Pet", """{"lives":"x","kind":"cat"}""", "value.lives must be of type int.")]
    [InlineData("Pet", """{"kind":"cat"}""", "")]
    [InlineData("Pet", """{"kind":7}""", "")]
    [InlineData("Pet", """{"lives":3,"kind":"cat"}""", "")]
    [InlineData("PetHolder", """{"pets":[{"lives":3,"kind":"cat"},{"kind":"fish"}]}""", "value.pets[1].kind must be one of: cat, 7.")]
    [InlineData("PetHolder", """{"pets":[{"lives":3,"kind":"cat"},{}]}""", "value.pets[1].kind is required.")]
    [InlineData("Thing", """{"lives":1}""", "value.$type is required.")]
    [InlineData("Constructor", """{"n":3}""", "value.n has a value that is not allowed.")]
    [InlineData("Setter", """{"n":3}""", "value.n has a value that is not allowed.")]
    [InlineData("Overflow", """{"n":3}""", "value.n has a value that is not allowed.")]
    [InlineData("Refusing", """{"n":3}""", "value.n is not valid: n is odd")]
    [InlineData("RefusingByKey", """{"n":3}""", "value.n is not valid: value.n is required.")]
    [InlineData("Several", """{"from":3,"to":2}""", "value.to has a value that is not allowed.")]
    [InlineData("Several", """{"from":3,"to":3}""", "value has a value that is not allowed.")]
    [InlineData("Holder", """{"inner":[{"n":2},{"n":3}]}""", "value.inner[1].n has a value that is not allowed.")]
    [InlineData("Holder", """{"by_name":{"a":{"n":3}}}""", "value.by_name.a.n has a value that is not allowed.")]
    [InlineData("Converted", """{"money":"x"}""", "value.money has a value that is not allowed.")]
    [InlineData("ConvertedText", "x", "value has a value that is not allowed.")]
    public async Task Json_ThatDoesNotFit_NamesTheMember(string action, string json, string message)
    {
        await using var host = await StartAsync();
        var sent = json is "x" ? (object)"x" : JsonDocument.Parse(json).RootElement;

        var result = await host.CallAsync($"App.Faults.{action}", ("value", sent));

        result.Message.ShouldBe(message);
        result.Ret.ShouldBe(message.Length == 0 ? 200 : 400);
        host.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"sku":"a","lines":[{"qty":"x"}]}""", "value.lines[0].qty must be of type int. (line 1, column 31)")]
    [InlineData("{\"sku\":\"a\",\n\"lines\":[{\"qty\":\"x\"}]}", "value.lines[0].qty must be of type int. (line 2, column 20)")]
    [InlineData("""{"sku":""", "value is not JSON: there is a mistake in line 1, column 8.")]
    [InlineData("""{"sku":"a","lines":[{]}""", "value is not JSON: there is a mistake in line 1, column 22.")]
    [InlineData("nonsense", "value is not JSON: there is a mistake in line 1, column 2.")]
    public async Task Text_ThatDoesNotFit_NamesThePlaceToo(string text, string message)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Faults.Order", ("value", text));

        (result.Ret, result.Message).ShouldBe((400, message));
    }

    [Fact]
    public async Task Text_ThatIsTooDeep_SaysSo()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Faults.Order", ("value", new string('[', 100) + new string(']', 100)));

        (result.Ret, result.Message).ShouldBe((400, "value is nested deeper than 64 levels."));
    }

    [Theory]
    [InlineData("Fixed", "fixed_value", """{"qty":1}""", 400, "fixed_value has a value that is not allowed.")]
    [InlineData("Told", "told_value", "5", 409, "told_value is not valid: told")]
    public async Task Setter_OfTheService_ThatRefuses_IsTheCallersMistake(string action, string name, string sent, int ret, string message)
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

    public sealed record Order(string Sku, List<Line> Lines)
    {
        public Colour? Colour { get; init; }

        public Guid? Id { get; init; }

        public Dictionary<string, decimal>? Prices { get; init; }
    }

    public enum Colour
    {
        Red,
        DarkGreen,
    }

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    public sealed record Closed(int A);

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), JsonDerivedType(typeof(Cat), "cat"), JsonDerivedType(typeof(Fish), 7)]
    public abstract class Pet;

    public sealed class Cat : Pet
    {
        public int Lives { get; set; }
    }

    public sealed class Fish : Pet;

    public sealed record PetHolder(List<Pet> Pets);

    [JsonDerivedType(typeof(Stone), "stone")]
    public abstract class Thing;

    public sealed class Stone : Thing;

    public sealed class Constructor
    {
        public Constructor(int n)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 2);
            N = n;
        }

        public int N { get; }
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

    [Service("App.Faults")]
    public sealed class Faults
    {
        public void Order(Order value) => _ = value;

        public void Orders(List<Order> value) => _ = value;

        public void Closed(Closed value) => _ = value;

        public void Pet(Pet value) => _ = value;

        public void PetHolder(PetHolder value) => _ = value;

        public void Thing(Thing value) => _ = value;

        public void Constructor(Constructor value) => _ = value;

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
}
