using System.Globalization;
using System.Text.Json.Nodes;

namespace PhalNet.Docs.Internal.Documents;

/// <summary>Makes up values that a rule lets in, for samples of calls; patterns are beyond it, they ask for a declared example.</summary>
internal static class ExampleValues
{
    public static string? Make(ParameterRule rule, IReadOnlyList<ChoiceDocument> choices, JsonNode? schema) => rule.Type switch
    {
        _ when choices.Count > 0 => choices[0].Value,
        "string" => rule.Pattern is null ? Text(rule) : null,
        "int" or "long" or "decimal" or "double" or "float" => ValueText.Write(rule.Min) ?? (IsBelowOne(rule.Max) ? ValueText.Write(rule.Max) : "1"),
        "bool" or "boolean" => "true",
        "datetime" => ValueText.Write(rule.Min) ?? "2026-01-31T12:00:00",
        "date" => ValueText.Write(rule.Min) ?? "2026-01-31",
        "time" => ValueText.Write(rule.Min) ?? "12:00:00",
        "array" => List(rule, schema),
        "object" => schema is null ? "{}" : SchemaExample.Make(schema)?.ToJsonString() ?? "{}",
        _ => null,
    };

    private static string Text(ParameterRule rule)
    {
        var least = Length(rule.Min);
        var text = rule.ClrType == typeof(Guid) ? "00000000-0000-0000-0000-000000000001" : "text";
        var most = rule.Max is null ? int.MaxValue : Length(rule.Max);
        if (text.Length < least)
            text = string.Concat(Enumerable.Repeat("12345678", (least / 8) + 1))[..least];
        return text.Length > most ? text[..most] : text;
    }

    private static string List(ParameterRule rule, JsonNode? schema)
    {
        var element = schema is JsonObject { } list && list["items"] is { } items ? SchemaExample.Make(items) : "text";
        var count = Math.Max(1, Length(rule.Min));
        return rule.ListFormat == ListFormat.Json || element is JsonObject or JsonArray
            ? new JsonArray([.. Enumerable.Range(0, count).Select(_ => element?.DeepClone())]).ToJsonString()
            : string.Join(rule.Separator, Enumerable.Repeat(element?.ToString() ?? "", count));
    }

    private static bool IsBelowOne(object? bound) =>
        bound is IConvertible number && decimal.TryParse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var most) && most < 1;

    // A bound far out of any sample's reach makes no text of its size.
    private static int Length(object? bound) =>
        bound is IConvertible number && int.TryParse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var length) ? Math.Clamp(length, 0, 1000) : 0;
}
