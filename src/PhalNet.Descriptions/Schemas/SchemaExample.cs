using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>Makes up a value that fits a schema.</summary>
internal sealed class SchemaExample
{
    private readonly JsonNode _root;

    // The references being followed: a type that holds itself would have no end.
    private readonly HashSet<string> _open = [];

    private SchemaExample(JsonNode root) => _root = root;

    public static JsonNode? Make(JsonNode? schema) => schema is null ? new JsonObject() : new SchemaExample(schema).Of(schema);

    private JsonNode? Of(JsonNode? node)
    {
        if (node is not JsonObject schema)
            return new JsonObject();
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return OfReference(reference);
        if (schema["enum"] is JsonArray values)
            return values.FirstOrDefault(value => value is not null)?.DeepClone();
        if (schema["const"] is { } constant)
            return constant.DeepClone();
        if (schema["anyOf"] is JsonArray { Count: > 0 } kinds)
            return Of(kinds[0]);
        return Kind(schema) switch
        {
            "array" => OfArray(schema),
            "string" => Text(schema),
            "integer" => 1,
            "number" => 1.5,
            "boolean" => true,
            _ => OfObject(schema),
        };
    }

    private JsonNode? OfReference(string reference)
    {
        if (SchemaPointer.Find(_root, reference) is not JsonObject target || IsNullable(target))
            return null;
        if (Kind(target) == "array")
            return new JsonArray();
        if (target["properties"] is null && target["additionalProperties"] is not null)
            return new JsonObject();
        if (!_open.Add(reference))
            return null;
        var example = Of(target);
        _open.Remove(reference);
        return example;
    }

    private JsonArray OfArray(JsonObject schema) =>
        schema["items"] is not JsonObject items || items.ContainsKey("$ref") ? [] : [Of(items)];

    private JsonObject OfObject(JsonObject schema)
    {
        var example = new JsonObject();
        if (schema["properties"] is JsonObject properties)
        {
            foreach (var (name, property) in properties)
                example[name] = Of(property);
        }
        else if (schema["additionalProperties"] is JsonObject additional && !additional.ContainsKey("$ref"))
        {
            example["key"] = Of(additional);
        }

        return example;
    }

    // The serializer's own patterns are those of a length of time and of numbers as text; its only length is that of a single letter.
    private static string Text(JsonObject schema) => schema["format"]?.GetValue<string>() switch
    {
        "date-time" => "2026-01-31T12:00:00Z",
        "date" => "2026-01-31",
        "time" => "12:00:00",
        "uuid" => "00000000-0000-0000-0000-000000000001",
        "uri" => "https://example.com/",
        _ when schema["pattern"]?.GetValue<string>() is { } pattern => pattern.Contains(':') ? "01:30:00" : "1",
        _ when schema["maxLength"]?.GetValue<int>() is { } length => "text"[..Math.Min(4, length)],
        _ => "text",
    };

    private static bool IsNullable(JsonObject schema) =>
        schema["type"] is JsonArray names && names.Any(name => name!.GetValue<string>() == "null");

    private static string? Kind(JsonObject schema) => schema["type"] switch
    {
        JsonArray names => Prefer([.. names.Select(name => name!.GetValue<string>())]),
        { } name => name.GetValue<string>(),
        null => null,
    };

    // Numbers that may also be read from text are written as numbers.
    private static string? Prefer(string[] names) =>
        names.FirstOrDefault(name => name is "integer" or "number") ?? names.FirstOrDefault(name => name != "null");
}
