using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>Converts a value written as a client would send it to the type of a schema.</summary>
internal static class TypedValue
{
    /// <returns>Null when the text is not such a value.</returns>
    public static JsonNode? Read(string text, JsonNode? schema, string separator) => SchemaKind.Of(schema) switch
    {
        "integer" => Whole(text),
        "number" => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        "boolean" => text switch { "true" or "1" => true, "false" or "0" => false, _ => null },
        "array" => text.StartsWith('[') ? Parse(text) : List(text, schema!["items"], separator),
        "object" => Parse(text),
        null when schema is JsonObject { Count: > 0 } known && (known.ContainsKey("$ref") || known.ContainsKey("oneOf")) => Parse(text),
        _ => text,
    };

    private static JsonNode? Whole(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        var isLarge = Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large);
        return isLarge ? JsonValue.Create(large) : null;
    }

    private static JsonArray List(string text, JsonNode? items, string separator) =>
        text.Length == 0 ? [] : [.. text.Split(separator).Select(item => Read(item, items, separator))];

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
