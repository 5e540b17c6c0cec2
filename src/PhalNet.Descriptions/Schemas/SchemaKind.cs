using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>The type of a schema, ignoring null.</summary>
public static class SchemaKind
{
    /// <summary>The type, such as <c>string</c>; null when the schema has none.</summary>
    /// <param name="schema">The schema.</param>
    public static string? Of(JsonNode? schema) => (schema as JsonObject)?["type"] switch
    {
        JsonArray names => Prefer([.. names.Select(name => name!.GetValue<string>())]),
        { } name => name.GetValue<string>(),
        null => null,
    };

    // Numbers that may also be read from text are written as numbers.
    private static string? Prefer(string[] names) =>
        names.FirstOrDefault(name => name is "integer" or "number") ?? names.FirstOrDefault(name => name != "null");
}
