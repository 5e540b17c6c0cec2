using System.Text.Json.Nodes;

namespace PhalNet.Docs.Internal.Documents;

/// <summary>Makes up a value that fits a schema.</summary>
internal static class SchemaExample
{
    public static JsonNode? Make(JsonNode? node)
    {
        if (node is not JsonObject schema)
            return new JsonObject();
        if (schema["enum"] is JsonArray values)
            return values.FirstOrDefault(value => value is not null)?.DeepClone();
        if (schema["const"] is { } constant)
            return constant.DeepClone();
        if (schema["anyOf"] is JsonArray { Count: > 0 } kinds)
            return Make(kinds[0]);
        return Kind(schema) switch
        {
            "object" => OfObject(schema),
            "array" => schema["items"] is JsonObject items && !items.ContainsKey("$ref") ? new JsonArray(Make(items)) : new JsonArray(),
            "string" => schema["format"]?.GetValue<string>() switch
            {
                "date-time" => "2026-01-31T12:00:00Z",
                "date" => "2026-01-31",
                "time" => "12:00:00",
                "uuid" => "00000000-0000-0000-0000-000000000001",
                "uri" => "https://example.com/",
                _ => Text(schema),
            },
            "integer" => 1,
            "number" => 1.5,
            "boolean" => true,
            _ => schema.ContainsKey("$ref") ? null : new JsonObject(),
        };
    }

    private static JsonObject OfObject(JsonObject schema)
    {
        var example = new JsonObject();
        if (schema["properties"] is JsonObject properties)
        {
            foreach (var (name, property) in properties)
                example[name] = Make(property);
        }
        else if (schema["additionalProperties"] is JsonObject additional)
        {
            if (!additional.ContainsKey("$ref"))
                example["key"] = Make(additional);
        }

        return example;
    }

    // The serializer's own patterns are those of a length of time and of numbers as text; its only length is that of a single letter.
    private static string Text(JsonObject schema)
    {
        if (schema["pattern"]?.GetValue<string>() is { } pattern)
            return pattern.Contains(':') ? "01:30:00" : "1";
        return schema["maxLength"]?.GetValue<int>() is { } length ? "text"[..Math.Min(4, length)] : "text";
    }

    private static string? Kind(JsonObject schema) => schema["type"] switch
    {
        JsonArray names => Prefer(names.Select(name => name!.GetValue<string>()).ToArray()),
        { } name => name.GetValue<string>(),
        null => null,
    };

    // Numbers that may also be read from text are written as numbers.
    private static string? Prefer(string[] names) =>
        names.FirstOrDefault(name => name is "integer" or "number") ?? names.FirstOrDefault(name => name != "null");
}
