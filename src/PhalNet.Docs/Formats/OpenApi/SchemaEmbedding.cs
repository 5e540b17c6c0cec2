using System.Text.Json.Nodes;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>Embeds the schema of a type in another document, with its definitions as components.</summary>
internal static class SchemaEmbedding
{
    private const string Definition = $"#/{SchemaKeys.Definitions}/";

    /// <param name="schema">The schema; it is not changed.</param>
    /// <param name="place">Returns the reference to a definition's component.</param>
    public static JsonObject Write(JsonObject schema, Func<string, string> place)
    {
        var written = new JsonObject();
        foreach (var (keyword, value) in schema)
        {
            if (keyword is SchemaKeys.Definitions or SchemaKeys.Limits or "title")
                continue;
            written[keyword] = keyword switch
            {
                "$ref" => place(KeyOf(value!.GetValue<string>())),
                "discriminator" => Discriminator((JsonObject)value!, place),
                "properties" => new JsonObject(((JsonObject)value!).Select(
                    member => KeyValuePair.Create<string, JsonNode?>(member.Key, Write((JsonObject)member.Value!, place)))),
                "enum" or "const" or "default" or "examples" => value?.DeepClone(),
                _ when value is JsonObject inner => Write(inner, place),
                _ when value is JsonArray list && list.All(one => one is JsonObject) =>
                    new JsonArray([.. list.Select(one => Write((JsonObject)one!, place))]),
                _ => value?.DeepClone(),
            };
        }

        AddLimits(written, schema);
        return written;
    }

    /// <summary>The definition that a reference names.</summary>
    public static string KeyOf(string reference) => reference[Definition.Length..]
        .Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static JsonObject Discriminator(JsonObject told, Func<string, string> place) => new()
    {
        ["propertyName"] = told["propertyName"]!.DeepClone(),
        ["mapping"] = new JsonObject(((JsonObject)told["mapping"]!).Select(
            kind => KeyValuePair.Create<string, JsonNode?>(kind.Key, place(KeyOf(kind.Value!.GetValue<string>()))))),
    };

    // Not every limit has a keyword, and a description is easier to read.
    private static void AddLimits(JsonObject written, JsonObject schema)
    {
        if (schema[SchemaKeys.Limits] is not JsonArray limits)
            return;
        var words = string.Join("; ", limits.Select(limit => limit!.GetValue<string>()));
        string[] parts = [schema["description"]?.GetValue<string>() ?? "", words];
        written["description"] = string.Join("\n\n", parts.Where(part => part.Length > 0));
    }
}
