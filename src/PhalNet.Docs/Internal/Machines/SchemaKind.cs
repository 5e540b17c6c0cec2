using System.Text.Json.Nodes;

namespace PhalNet.Docs.Internal.Machines;

/// <summary>The type of a schema, without null.</summary>
internal static class SchemaKind
{
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
