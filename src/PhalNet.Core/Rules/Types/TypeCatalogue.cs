using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace PhalNet;

/// <summary>
/// The catalogue of parameter types. To add a type, add an entry here: binding, messages, both profiles, pages, OpenAPI and samples use it.
/// Of several entries with the same name, the first is used for rules without a C# type. Families come last, and the first one that matches
/// a type is used.
/// </summary>
internal static class TypeCatalogue
{
    public static IReadOnlyList<ParameterType> Create() =>
    [
        new("string", ParameterKind.Text, typeof(string), Parsed<string>(TextParsers.TryText))
        {
            Title = new("String", "字符串"),
            Schema = """{"type":"string"}""",
            Example = "text",
            Measure = LimitMeasure.Characters,
        },
        new("char", ParameterKind.Text, typeof(char), Parsed<char>(char.TryParse))
        {
            Title = new("Character", "字符"),
            Refusal = new("{name} must be one character, such as {example}.", "参数 {name} 应为一个字符，例如 {example}。"),
            Schema = """{"type":"string","minLength":1,"maxLength":1}""",
            Example = "a",
        },
        Integer<int>("int", """{"type":"integer","format":"int32"}"""),
        Integer<short>("int"),
        Integer<ushort>("int"),
        Integer<sbyte>("int"),
        Integer<byte>("int"),
        Integer<long>("long", """{"type":"integer","format":"int64"}"""),
        Integer<uint>("long"),
        Integer<ulong>("long"),
        Integer<Int128>("int128", """{"type":"integer"}"""),
        Integer<UInt128>("uint128", """{"type":"integer","minimum":0}"""),
        Number<decimal>("decimal", """{"type":"number"}""", new("Decimal", "小数")),
        Number<double>("double", """{"type":"number","format":"double"}""", new("Number", "浮点型")),
        Number<float>("double", """{"type":"number","format":"float"}""", new("Number", "浮点型")),
        Number<Half>("double", """{"type":"number"}""", new("Number", "浮点型")),
        new("bool", ParameterKind.Boolean, typeof(bool), Parsed<bool>(TextParsers.TryBool))
        {
            Title = new("Boolean", "布尔型"),
            Schema = """{"type":"boolean"}""",
            Example = "true",
        },
        new("datetime", ParameterKind.Date, typeof(DateTimeOffset), InZone<DateTimeOffset>(DateFormats.TryPoint))
        {
            Title = new("Date and time", "日期时间"),
            Schema = """{"type":"string","format":"date-time"}""",
            Example = "2026-01-31T12:00:00",
        },
        new("datetime", ParameterKind.Date, typeof(DateTime), InZone<DateTime>(DateFormats.TryLocal))
        {
            Title = new("Date and time", "日期时间"),
            Schema = """{"type":"string","format":"date-time-local"}""",
            Example = "2026-01-31T12:00:00",
        },
        new("date", ParameterKind.Date, typeof(DateOnly), Parsed<DateOnly>(DateFormats.TryDate))
        {
            Title = new("Date", "日期"),
            Schema = """{"type":"string","format":"date"}""",
            Example = "2026-01-31",
        },
        new("time", ParameterKind.Date, typeof(TimeOnly), Parsed<TimeOnly>(DateFormats.TryTime))
        {
            Title = new("Time", "时间"),
            Schema = """{"type":"string","format":"time-local"}""",
            Example = "12:00:00",
        },
        new("timespan", ParameterKind.Text, typeof(TimeSpan), Parsed<TimeSpan>(TextParsers.TryTimeSpan))
        {
            Title = new("Duration", "时长"),
            Refusal = new("{name} must be a duration, such as {example}.", "参数 {name} 应为时长，例如 {example}。"),
            Schema = """{"type":"string","pattern":"^-?(\\d+\\.)?\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,7})?$"}""",
            Example = "01:30:00",
        },
        new("guid", ParameterKind.Text, typeof(Guid), Parsed<Guid>(TextParsers.TryGuid))
        {
            Title = new("GUID", "GUID"),
            Refusal = new("{name} must be a GUID, such as {example}.", "参数 {name} 应为 GUID，例如 {example}。"),
            Schema = """{"type":"string","format":"uuid"}""",
            Example = "00000000-0000-0000-0000-000000000001",
        },
        new("uri", ParameterKind.Text, typeof(Uri), Parsed<Uri>(TextParsers.TryUri))
        {
            Title = new("Absolute URI", "绝对 URI"),
            Refusal = new("{name} must be an absolute URI, such as {example}.", "参数 {name} 应为绝对 URI，例如 {example}。"),
            Schema = """{"type":"string","format":"uri"}""",
            Example = "https://example.com/",
        },
        new("bytes", ParameterKind.Text, typeof(byte[]), Parsed<byte[]>(TextParsers.TryBytes))
        {
            Title = new("Bytes (Base64)", "字节（Base64）"),
            Refusal = new("{name} must be bytes in Base64, such as {example}.", "参数 {name} 应为 Base64 编码的字节，例如 {example}。"),
            Schema = """{"type":"string","contentEncoding":"base64"}""",
            Example = "dGV4dA==",
            Measure = LimitMeasure.Bytes,
        },
        new("enum", ParameterKind.Choice, typeof(string), (type, parts) => new EnumConverter(parts.Type))
        {
            Title = new("Enum", "枚举类型"),
            RefusedAs = "rule.enum",
            Schema = """{"type":"string"}""",
            Example = "",
            Family = type => type.IsEnum,
        },
        new("file", ParameterKind.File, typeof(UploadedFile), FileConverter.Create)
        {
            Title = new("File", "文件"),
            Schema = """{"type":"string","format":"binary"}""",
            Example = "",
            Family = type => typeof(UploadedFile).IsAssignableFrom(ParameterTypes.ElementOf(type) ?? type),
        },
        new("array", ParameterKind.List, typeof(string[]), (_, _) => null)
        {
            Title = new("Array", "数组"),
            Schema = """{"type":"array"}""",
            Example = "text",
            Measure = LimitMeasure.Items,
            Family = type => ParameterTypes.ElementOf(type) is not null,
        },
        new("object", ParameterKind.Object, typeof(JsonElement), ObjectConverter.Create)
        {
            Title = new("Object", "对象"),
            RefusedAs = "rule.json",
            Schema = """{"type":"object"}""",
            Example = "{}",
            Family = _ => true,
        },
    ];

    private static ParameterType Integer<T>(string name) where T : struct, IBinaryInteger<T>, IMinMaxValue<T> => Integer<T>(
        name, string.Create(CultureInfo.InvariantCulture, $$"""{"type":"integer","minimum":{{T.MinValue}},"maximum":{{T.MaxValue}}}"""));

    private static ParameterType Integer<T>(string name, string schema) where T : struct, IBinaryInteger<T> =>
        new(name, ParameterKind.Integer, typeof(T), (type, _) => new NumberConverter<T>(type))
        {
            Title = name switch
            {
                "int" => new("Integer", "整型"),
                "long" => new("Integer (64 bit)", "整型（64 位）"),
                _ => new("Integer (128 bit)", "整型（128 位）"),
            },
            Schema = schema,
            Example = "1",
        };

    private static ParameterType Number<T>(string name, string schema, TypeWords title) where T : struct, INumber<T> =>
        new(name, ParameterKind.Number, typeof(T), (type, _) => new NumberConverter<T>(type))
        {
            Title = title,
            Schema = schema,
            Example = "1",
        };

    private static ConverterFactory Parsed<T>(TextParser<T> parser) => (type, _) => new ParsedConverter<T>(type, parser);

    private static ConverterFactory InZone<T>(ZonedTextParser<T> parser) => (type, parts) =>
        new ParsedConverter<T>(type, (string text, out T? result) => parser(text, parts.Zone, out result));
}
