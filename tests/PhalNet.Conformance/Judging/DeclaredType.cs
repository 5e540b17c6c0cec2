using System.Globalization;
using System.Text.Json;
using PhalNet.Conformance.Cases;

namespace PhalNet.Conformance.Judging;

/// <summary>Whether a rule of the declared type can produce a value.</summary>
internal static class DeclaredType
{
    public static bool Accepts(JsonElement rule, JsonElement value)
    {
        if (MayBecomeAnything(rule)) return true;
        if (value.ValueKind == JsonValueKind.Null) return !IsTruthy(rule.Member("require")) || AllowsNull(rule);
        return TypeName(rule) switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "int" => IsInteger(value),
            "float" => value.ValueKind == JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "date" => IsTimestamp(rule) ? IsInteger(value) : value.ValueKind == JsonValueKind.String,
            "array" => value.ValueKind is JsonValueKind.Array or JsonValueKind.Object,
            "enum" => value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object),
            "file" => value.ValueKind == JsonValueKind.Object || IsListOfObjects(value),
            _ => true,
        };
    }

    /// <summary>A hook or a callback may return any value.</summary>
    private static bool MayBecomeAnything(JsonElement rule) =>
        IsTruthy(rule.Member("on_after_parse")) || TypeName(rule) is "callback" or "callable";

    private static bool AllowsNull(JsonElement rule) =>
        TypeName(rule) == "enum" && rule.Member("range") is { ValueKind: JsonValueKind.Array } range
        && range.EnumerateArray().Any(allowed => allowed.ValueKind == JsonValueKind.Null);

    private static string TypeName(JsonElement rule) =>
        rule.Member("type") is { } type && IsTruthy(type)
            ? type.ValueKind == JsonValueKind.String ? type.GetString()!.ToLowerInvariant() : ""
            : "string";

    private static bool IsTimestamp(JsonElement rule) => "timestamp".Equals(rule.Text("format"), StringComparison.OrdinalIgnoreCase);

    private static bool IsInteger(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && long.TryParse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>Several uploads with one name are one value.</summary>
    private static bool IsListOfObjects(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(element => element.ValueKind == JsonValueKind.Object);

    /// <summary>The rules were written for PHP, where only these values are false.</summary>
    private static bool IsTruthy(JsonElement? value) => value is { } given && given.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => given.GetDouble() != 0,
        JsonValueKind.String => given.GetString() is not ("" or "0"),
        JsonValueKind.Array or JsonValueKind.Object => !JsonValues.IsEmpty(given),
        _ => false,
    };
}
