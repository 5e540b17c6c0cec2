using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet.Tests.Shared;

/// <summary>
/// The table of types that every suite tests: in process, over HTTP, on pages, in OpenAPI and in samples. It is written out again here and
/// not taken from the catalogue, so that changes of the catalogue are noticed.
/// </summary>
public static class TypeRows
{
    /// <summary>PHP's integers have 64 bits.</summary>
    private const string Largest = "9223372036854775807";

    private static readonly TypeRow[] Rows =
    [
        new(typeof(string))
        {
            Text = "a b",
            Json = "\"a b\"",
            WrongJson = """{"a":1}""",
            Loose = "\"Array\"",
            Words = OfType("string"),
            Title = ("String", "字符串"),
            Schema = """{"type":"string"}""",
        },
        Text<char>("x", "xy", ("one character, such as a", "一个字符，例如 a"), ("Character", "字符"), """{"type":"string","minLength":1,"maxLength":1}"""),
        Integer<int>("int", "-2147483648", "2147483648", """{"type":"integer","format":"int32"}"""),
        Integer<short>("int", "-32768", "32768", """{"type":"integer","minimum":-32768,"maximum":32767}"""),
        Integer<ushort>("int", "65535", "65536", """{"type":"integer","minimum":0,"maximum":65535}"""),
        Integer<sbyte>("int", "-128", "128", """{"type":"integer","minimum":-128,"maximum":127}"""),
        Integer<byte>("int", "255", "256", """{"type":"integer","minimum":0,"maximum":255}"""),
        Integer<long>("long", "-9223372036854775808", "9223372036854775808", """{"type":"integer","format":"int64"}""") with
        {
            LooseBeyond = Largest,
            LooseJsonBeyond = "-9223372036854775808",
        },
        Integer<uint>("long", "4294967295", "4294967296", """{"type":"integer","minimum":0,"maximum":4294967295}"""),
        Integer<ulong>("long", Largest, "-1", """{"type":"integer","minimum":0,"maximum":18446744073709551615}"""),
        Integer<Int128>("int128", Largest, "170141183460469231731687303715884105728", """{"type":"integer"}"""),
        Integer<UInt128>("uint128", Largest, "-1", """{"type":"integer","minimum":0}"""),
        Number<decimal>("decimal", ("Decimal", "小数"), """{"type":"number"}"""),
        Number<double>("double", ("Number", "浮点型"), """{"type":"number","format":"double"}"""),
        Number<float>("double", ("Number", "浮点型"), """{"type":"number","format":"float"}"""),
        Number<Half>("double", ("Number", "浮点型"), """{"type":"number"}"""),
        new(typeof(bool))
        {
            Text = "yes",
            Json = "true",
            Wrong = "maybe",
            WrongJson = "\"maybe\"",
            Loose = "false",
            Words = OfType("bool"),
            Title = ("Boolean", "布尔型"),
            Schema = """{"type":"boolean"}""",
        },
        Date<DateTimeOffset>("datetime", "2026-01-31 12:00:00", "2026-01-31T12:00:00+08:00", ("Date and time", "日期时间"), "date-time"),
        Date<DateTime>("datetime", "2026-01-31T12:00:00", "2026-01-31T12:00:00", ("Date and time", "日期时间"), "date-time-local"),
        Date<DateOnly>("date", "2026-01-31", "2026-01-31", ("Date", "日期"), "date"),
        Date<TimeOnly>("time", "08:30", "08:30:00", ("Time", "时间"), "time-local"),
        Text<TimeSpan>("01:30:00", "90 minutes", ("a duration, such as 01:30:00", "时长，例如 01:30:00"), ("Duration", "时长"), """{"type":"string"}"""),
        Text<Guid>(
            "0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5b", ("a GUID, such as 00000000-0000-0000-0000-000000000001", " GUID，例如 00000000-0000-0000-0000-000000000001"),
            ("GUID", "GUID"), """{"type":"string","format":"uuid"}"""),
        Text<Uri>(
            "https://example.com/a?b=c", "/a", ("an absolute URI, such as https://example.com/", "绝对 URI，例如 https://example.com/"),
            ("Absolute URI", "绝对 URI"), """{"type":"string","format":"uri"}"""),
        Text<byte[]>(
            "AAECAw==", "AAECAw", ("bytes in Base64, such as dGV4dA==", " Base64 编码的字节，例如 dGV4dA=="),
            ("Bytes (Base64)", "字节（Base64）"), """{"type":"string","contentEncoding":"base64"}"""),
        Choice<DayOfWeek>("friday", """{"type":"string","enum":["sunday","monday","tuesday","wednesday","thursday","friday","saturday"]}"""),
        Choice<Access>("write", """{"type":"string"}""") with
        {
            Words = ("value must be one or more of: read, write, separated by commas.", "参数 value 只能取以下值中的一个或多个，以逗号分隔：read, write。"),
            LooseWords = OneOfPhp("read, write"),
        },
        new(typeof(UploadedFile))
        {
            Json = "\"a.txt\"",
            Wrong = "text",
            WrongJson = "\"text\"",
            Words = OfType("file"),
            LooseWords = Missing("PhalApi"),
            Title = ("File", "文件"),
            Schema = """{"type":"string","format":"binary"}""",
        },
        List<string>("""["a","b"]""", "a,b", """{"type":"array","items":{"type":"string"}}""") with { Title = ("String", "字符串"), Wrong = null, WrongJson = """[{"a":1}]""" },
        List<int>("[1,2]", "1,2", """{"type":"array","items":{"type":"integer","format":"int32"}}""") with { Title = ("Integer", "整型") },
        Json<JsonElement>("""{"a":[1]}""", """{}"""),
        Json<JsonNode>("""{"a":[1]}""", """{}"""),
        Json<TypeRowOrder>("""{"sku":"a","qty":1}""", """{"type":"object","required":["sku"]}"""),
        Json<Dictionary<string, int>>("""{"a":1}""", """{"type":"object","additionalProperties":{"type":"integer","format":"int32"}}"""),
    ];

    private static readonly Dictionary<Type, TypeRow> ByType = Rows.ToDictionary(row => row.Type);

    public static IReadOnlyList<Type> Types { get; } = [.. Rows.Select(row => row.Type)];

    /// <summary>The rows of one type for each entry of the catalogue; an entry without a row is an error.</summary>
    public static IReadOnlyList<Type> OfCatalogue { get; } = [.. ParameterTypes.All.Select(RowOf)];

    public static TypeRow Of(Type type) => ByType[type];

    /// <summary>The error message of a call without the value.</summary>
    public static (string English, string Chinese) Missing(string profile) => profile == "Strict"
        ? ("value is required.", "必须提供参数 value。")
        : ("The parameter value is missing", "缺少必填参数 value");

    private static Type RowOf(ParameterType entry) =>
        Rows.FirstOrDefault(row => entry.IsFamily ? ParameterTypes.Find(row.Type) == entry : row.Type == entry.ClrType)?.Type
        ?? throw new InvalidOperationException($"{entry.Name} ({entry.ClrType}) is in the catalogue and has no row here.");

    private static TypeRow Integer<T>(string name, string text, string beyond, string schema) => new(typeof(T))
    {
        Text = text,
        Json = text,
        Wrong = "12a",
        WrongJson = "\"12a\"",
        Loose = "12",
        Beyond = beyond,
        Words = OfType(name),
        Title = name switch
        {
            "int" => ("Integer", "整型"),
            "long" => ("Integer (64 bit)", "整型（64 位）"),
            _ => ("Integer (128 bit)", "整型（128 位）"),
        },
        Schema = schema,
    };

    private static TypeRow Number<T>(string name, (string, string) title, string schema) => new(typeof(T))
    {
        Text = "-1.5",
        Json = "-1.5",
        Wrong = "1.5x",
        WrongJson = "\"1.5x\"",
        Loose = "1.5",
        Words = OfType(name),
        Title = title,
        Schema = schema,
    };

    private static TypeRow Date<T>(string name, string text, string value, (string, string) title, string format) => new(typeof(T))
    {
        Text = text,
        Json = JsonSerializer.Serialize(text),
        Value = $"\"{value}\"",
        Wrong = "31/31/2026",
        WrongJson = "\"31/31/2026\"",
        Words = OfType(name),
        Title = title,
        Schema = $$"""{"type":"string","format":"{{format}}"}""",
    };

    private static TypeRow Text<T>(string text, string wrong, (string English, string Chinese) words, (string, string) title, string schema) => new(typeof(T))
    {
        Text = text,
        Json = $"\"{text}\"",
        Wrong = wrong,
        WrongJson = $"\"{wrong}\"",
        Words = ($"value must be {words.English}.", $"参数 value 应为{words.Chinese}。"),
        Title = title,
        Schema = schema,
    };

    private static TypeRow Choice<T>(string text, string schema) where T : struct, Enum => new(typeof(T))
    {
        Text = text,
        Json = $"\"{text}\"",
        Wrong = "1",
        WrongJson = "1",
        Words = OneOf(string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()),
        LooseWords = OneOfPhp(string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()),
        Title = ("Enum", "枚举类型"),
        Schema = schema,
    };

    private static TypeRow List<T>(string json, string text, string schema) => new(typeof(T[]))
    {
        Text = text,
        Json = json,
        Wrong = "a,b",
        WrongJson = "\"a,b\"",
        Words = OfType("array"),
        Title = ("Array", "数组"),
        Schema = schema,
    };

    private static TypeRow Json<T>(string json, string schema) => new(typeof(T))
    {
        Text = json,
        Json = json,
        Wrong = "{",
        WrongJson = "\"{\"",
        Words = ("value is not valid JSON: error in line 1, column 2.", "参数 value 不是有效的 JSON，第 1 行第 2 列有误。"),
        Title = ("Object", "对象"),
        Schema = schema,
    };

    private static (string, string) OfType(string name) => ($"value must be of type {name}.", $"参数 value 的类型应为 {name}。");

    private static (string, string) OneOfPhp(string values) =>
        ($"The parameter value must be one of {values}, but is 1", $"参数 value 只能是下列之一：{values}；收到的是 1");

    private static (string, string) OneOf(string values) => ($"value must be one of: {values}.", $"参数 value 只能取以下值之一：{values}。");
}

/// <summary>An enum of several names.</summary>
[Flags]
public enum Access
{
    Read = 1,
    Write = 2,
}

/// <summary>A record as a parameter.</summary>
public sealed record TypeRowOrder(string Sku, int Qty = 1);
