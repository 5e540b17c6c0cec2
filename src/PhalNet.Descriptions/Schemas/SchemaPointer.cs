using System.Globalization;
using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>Resolves references in a schema (JSON Pointer, RFC 6901).</summary>
internal static class SchemaPointer
{
    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The target of a reference, or the node itself when it is not one.</summary>
    public static JsonNode? Resolve(JsonNode root, JsonNode? node) =>
        node is JsonObject schema && schema["$ref"]?.GetValue<string>() is { } reference ? Find(root, reference) : node;

    public static JsonNode? Find(JsonNode root, string reference)
    {
        var found = root;
        foreach (var part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found switch
            {
                JsonObject members =>
                    members[part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)],
                JsonArray items when int.TryParse(part, CultureInfo.InvariantCulture, out var index) && index < items.Count => items[index],
                _ => null,
            };
        }

        return found;
    }
}
