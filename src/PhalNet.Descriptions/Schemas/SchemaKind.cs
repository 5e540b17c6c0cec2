using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>The type of a schema, without null.</summary>
public static class SchemaKind
{
    /// <summary>Such as <c>string</c>; null where the schema names no type.</summary>
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
