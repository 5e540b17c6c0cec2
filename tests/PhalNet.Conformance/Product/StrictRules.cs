using System.Text.Json;

namespace PhalNet.Conformance.Product;

internal static class StrictRules
{
    public static ParameterRule Make(JsonElement rule)
    {
        var type = Text(rule, "type")?.ToLowerInvariant();
        var strict = StrictType(type, rule);
        return new ParameterRule
        {
            Member = "value",
            Name = NameOf(rule),
            Type = strict,
            Required = Find(rule, "require") is { ValueKind: JsonValueKind.True } or { ValueKind: JsonValueKind.Number },
            Min = Number(rule, "min", strict),
            Max = Number(rule, "max", strict),
            AllowedValues = type == "enum" ? Range(rule) : null,
            Separator = Text(rule, "separator") is { Length: > 0 } separator ? separator : ",",
            ListFormat = Text(rule, "format") == "json" ? ListFormat.Json : ListFormat.Separated,
            Source = strict == "file" ? ValueSource.Any : Source(Text(rule, "source")),
            Message = Text(rule, "message"),
            AllowEmpty = strict == "string",
            Declaration = "the case's rule",
        };
    }

    // No request can contain the empty name of a case; the Strict profile does not accept it at all.
    private static string NameOf(JsonElement rule) => Find(rule, "name") switch
    {
        { ValueKind: JsonValueKind.True } => "1",
        { ValueKind: JsonValueKind.String or JsonValueKind.Number } name when name.ToString().Length > 0 => name.ToString(),
        { ValueKind: JsonValueKind.String or JsonValueKind.False } => "(no name)",
        _ => "",
    };

    private static string StrictType(string? type, JsonElement rule) => type switch
    {
        "int" => "long",
        "float" => "double",
        "boolean" => "bool",
        "enum" => "string",
        "array" => "array",
        "file" => "file",
        "date" when "timestamp".Equals(Text(rule, "format"), StringComparison.OrdinalIgnoreCase) => "datetime",
        _ => "string",
    };

    private static object? Number(JsonElement rule, string member, string type) =>
        type is "bool" or "file" or "datetime" || Find(rule, member) is not { ValueKind: JsonValueKind.Number } number
            ? null
            : type is "string" or "array" ? (number.TryGetInt32(out var length) ? length : null)
            : type == "long" ? (number.TryGetInt64(out var whole) ? whole : null)
            : number.GetDouble();

    private static object?[]? Range(JsonElement rule) => Find(rule, "range") is { ValueKind: JsonValueKind.Array } range && range.GetArrayLength() > 0
        ? [.. range.EnumerateArray().Select(value => value.ToString())]
        : null;

    private static ValueSource Source(string? source) => source?.ToLowerInvariant() switch
    {
        "get" => ValueSource.Query,
        "post" => ValueSource.Body,
        "cookie" => ValueSource.Cookie,
        "header" => ValueSource.Header,
        _ => ValueSource.Any,
    };

    private static string? Text(JsonElement rule, string member) => Find(rule, member) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Find(JsonElement rule, string member) => rule.TryGetProperty(member, out var value) ? value : null;
}
