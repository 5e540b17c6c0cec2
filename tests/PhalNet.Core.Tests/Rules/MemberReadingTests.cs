using System.Text.Json;
using System.Text.Json.Serialization;
using PhalNet.Tests.Shared;

namespace PhalNet.Core.Tests.Rules;

/// <summary>In a JSON body, object members, list elements and dictionary keys are read like parameters.</summary>
public sealed class MemberReadingTests
{
    private static readonly string[] Written =
    [
        "1", "0", "-1", "1.0", "1e2", "1e999", "300", "4294967296", "99999999999999999999", "true", "false", "[]", "{}",
        "\"1\"", "\"0\"", "\"+1\"", "\" 1\"", "\"1.5\"", "\"1,5\"", "\"1e2\"", "\"0x1\"", "\"NaN\"", "\"Infinity\"", "\"true\"", "\"ON\"", "\"yes\"", "\"no\"",
        "\"a\"", "\"ab\"", "\"friday\"", "\"Friday\"", "\"FRIDAY\"", "\"5\"", "\"friday, monday\"", "\"read\"", "\"read, write\"", "\"read,write\"", "\"Read, Write\"",
        "\"2026-11-22\"", "\"2026-11-22 08:30\"", "\"2026-11-22 08:30:00\"", "\"2026-11-22T08:30:00\"", "\"2026-11-22t08:30:00z\"", "\"2026-11-22T08:30:00+02:00\"",
        "\"2026-11-22T08:30:00.123456789Z\"", "\"2026-11-22T08:30:00.1234567890Z\"", "\"22.11.2026\"", "\"2026-02-30\"",
        "\"08:30\"", "\"08:30:00\"", "\"08:30:00.123456789\"", "\"24:00\"", "\"01:30:00\"", "\"1.12:00:00\"", "\"PT1H\"",
        "\"0f8fad5b-d9cb-469f-a165-70867728950e\"", "\"0F8FAD5BD9CB469FA16570867728950E\"", "\"{0f8fad5b-d9cb-469f-a165-70867728950e}\"",
        "\"https://example.com/\"", "\"/a\"", "\"dGV4dA==\"", "\"dGV4dA\"",
    ];

    public static TheoryData<Type> Types =>
    [
        .. TypeWalk.Types.Where(type => ParameterTypes.Find(type).Kind is not (ParameterKind.File or ParameterKind.List or ParameterKind.Object)),
        typeof(Right),
    ];

    public static TheoryData<Type> Keys => [.. Types.Select(type => type.Data).Where(type => type != typeof(byte[]))];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Member_TakesWhatAParameterTakes_AndRefusesTheRest(Type type)
    {
        await using var host = await StartAsync(type);

        foreach (var json in Written)
        {
            var parameter = await ReadAsync(host, "One", json);

            (await ReadAsync(host, "Member", $$"""{"value":{{json}}}""")).ShouldBe(parameter, $"{type} from {json} in a member");
            (await ReadAsync(host, "Element", $$"""{"value":[{{json}}]}""")).ShouldBe(parameter, $"{type} from {json} in a list");
            (await ReadAsync(host, "Entry", $$"""{"value":{{json}}}""")).ShouldBe(parameter, $"{type} from {json} in a dictionary");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Member_ThatMayBeNull_TakesTheSame(Type type)
    {
        if (!type.IsValueType)
            return;
        await using var host = await StartAsync(type);
        await using var nullable = await StartAsync(typeof(Nullable<>).MakeGenericType(type));

        foreach (var json in Written)
            (await ReadAsync(nullable, "Member", $$"""{"value":{{json}}}""")).ShouldBe(await ReadAsync(host, "One", json), $"{type} from {json}");
        (await ReadAsync(nullable, "Member", """{"value":null}""")).ShouldBe("null");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Key_TakesWhatTextTakes(Type type)
    {
        await using var host = await StartAsync(type);
        await using var keys = await TestHost.StartAsync(
            app => app.AddModule("App", [typeof(Dictionaries<>).MakeGenericType(type)]), options => options.TimeZone = "Asia/Shanghai");

        foreach (var text in Written.Where(json => json.StartsWith('"')))
            (await ReadAsync(keys, "Key", $$"""{ {{text}}:1}""")).ShouldBe(await ReadAsync(host, "One", text), $"{type} from {text} as a key");
    }

    [Theory]
    [InlineData("""{"number":""}""", 400)]
    [InlineData("""{"choice":""}""", 400)]
    [InlineData("""{"address":""}""", 400)]
    [InlineData("""{"maybe_number":"","maybe_choice":"","maybe_address":""}""", 200)]
    [InlineData("""{"text":""}""", 200)]
    public async Task Empty_OfAMember_IsNothing_UnlessItIsText(string json, int ret)
    {
        await using var host = await TestHost.StartAsync(typeof(Others));

        var result = await host.CallAsync("App.Others.Empty", ("value", Element(json)));

        result.Ret.ShouldBe(ret, result.Message);
        if (ret == 200)
            result.Data.ShouldBe(json.Contains("text") ? new Emptied { Text = "" } : new Emptied());
    }

    [Fact]
    public async Task Writing_IsTheModulesOwn()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Others)]), options => options.TimeZone = "Asia/Shanghai");
        var action = host.Registry.Current.Actions[0];

        JsonSerializer.Serialize(new Box<Right>(Right.Read | Right.Write), action.Module.Json).ShouldBe("""{"value":"read, write"}""");
        JsonSerializer.Serialize(new Box<DateTime>(new(2026, 11, 22, 8, 30, 0, DateTimeKind.Utc)), action.Module.Json).ShouldBe("""{"value":"2026-11-22T08:30:00Z"}""");
        JsonSerializer.Serialize(new Box<int>(1), action.Module.Json).ShouldBe("""{"value":1}""");
    }

    [Fact]
    public async Task Number_WithHandlingOfItsOwn_IsReadByIt()
    {
        await using var host = await TestHost.StartAsync(typeof(Others));

        var result = await host.CallAsync("App.Others.Handled", ("value", Element("""{"number":"NaN","text":"5"}""")));

        result.Message.ShouldBe("");
        result.Data.ShouldBe("NaN 5");
    }

    [Fact]
    public async Task Converter_OfTheModule_GoesFirst()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Others)], module =>
        {
            module.Json.Converters.Add(new TenfoldConverter());
            module.AddConverter<YearConverter>();
        }));

        (await host.CallAsync("App.Others.Numbers", ("value", Element("""{"value":5}""")))).Data.ShouldBe("50");
        (await host.CallAsync("App.Others.Day", ("value", "2026"))).Data.ShouldBe("2026-01-01");
        (await host.CallAsync("App.Others.Days", ("value", Element("""{"value":"2026"}""")))).Data.ShouldBe("2026-01-01");
    }

    private static Task<TestHost> StartAsync(Type type) => TestHost.StartAsync(
        app => app.AddModule("App", [typeof(Members<>).MakeGenericType(type)]), options => options.TimeZone = "Asia/Shanghai");

    private static async Task<string> ReadAsync(TestHost host, string action, string json)
    {
        var result = await host.CallAsync($"App.Members.{action}", ("value", Element(json)));
        return result.Ret == 200 ? JsonSerializer.Serialize(((Held)result.Data!).Value, ModuleJson.Create()) : $"{result.Ret}";
    }

    private static JsonElement Element(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    [Flags]
    private enum Right
    {
        Read = 1,
        Write = 2,
    }

    private sealed record Box<T>(T Value);

    private sealed record Handled([property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double Number, int Text);

    private sealed class TenfoldConverter : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetInt32() * 10;

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }

    private sealed class YearConverter : ParameterConverter<DateOnly>
    {
        public override string TypeName => "year";

        public override bool TryConvert(in CallValue value, out DateOnly result)
        {
            var isYear = int.TryParse(value.ToString(), out var year);
            result = isYear ? new(year, 1, 1) : default;
            return isYear;
        }
    }

    [Service("App.Members")]
    private sealed class Members<T>
    {
        public Held One(T value) => new(value);

        public Held Member(Box<T> value) => new(value.Value);

        public Held Element(Box<List<T>> value) => new(value.Value.Single());

        public Held Entry(Dictionary<string, T> value) => new(value.Values.Single());
    }

    [Service("App.Members")]
    private sealed class Dictionaries<T> where T : notnull
    {
        public Held Key(Dictionary<T, int> value) => new(value.Keys.Single());
    }

    private sealed record Emptied
    {
        public string? Text { get; init; }

        public int Number { get; init; }

        public DayOfWeek Choice { get; init; }

        public Uri Address { get; init; } = new("https://example.com/");

        public int? MaybeNumber { get; init; }

        public DayOfWeek? MaybeChoice { get; init; }

        public Uri? MaybeAddress { get; init; }
    }

    [Service("App.Others")]
    private sealed class Others
    {
        public string Handled(Handled value) => $"{value.Number} {value.Text}";

        public string Numbers(Box<int> value) => $"{value.Value}";

        public string Day(DateOnly value) => $"{value:yyyy-MM-dd}";

        public Emptied Empty(Emptied value) => value;

        public string Days(Box<DateOnly> value) => $"{value.Value:yyyy-MM-dd}";
    }
}
