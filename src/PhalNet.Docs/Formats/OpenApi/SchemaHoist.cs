using System.Text.Json.Nodes;

namespace PhalNet.Docs;

/// <summary>
/// Prepares a schema with references to its own parts (<c>#/properties/items</c>) for another document: every referenced part becomes a
/// component, and the references are changed accordingly.
/// </summary>
/// <param name="root">The schema.</param>
/// <param name="add">Receives the last name of a part and returns the reference to its component.</param>
/// <param name="define">Receives the reference and the content of the component.</param>
internal sealed class SchemaHoist(JsonNode root, Func<string, string> add, Action<string, JsonObject> define)
{
    private readonly Dictionary<string, string> _components = [];

    public JsonObject Run()
    {
        var pointers = new HashSet<string>();
        Visit(root, "#", pointers);
        foreach (var pointer in Places(root, "#").Where(pointers.Contains).ToArray())
            _components[pointer] = add(pointer[(pointer.LastIndexOf('/') + 1)..].TrimStart('#'));
        return Rewrite(root, "#");
    }

    private static void Visit(JsonNode? schema, string pointer, HashSet<string> found)
    {
        if (schema is not JsonObject map)
            return;
        if (map["$ref"] is JsonValue reference)
            found.Add(reference.GetValue<string>());
        foreach (var (child, place) in Children(map, pointer))
            Visit(child, place, found);
    }

    private static IEnumerable<string> Places(JsonNode? schema, string pointer) =>
        schema is JsonObject map
            ? [pointer, .. Children(map, pointer).SelectMany(child => Places(child.Schema, child.Pointer))]
            : [pointer];

    private static IEnumerable<(JsonNode? Schema, string Pointer)> Children(JsonObject schema, string pointer)
    {
        foreach (var (keyword, value) in schema)
        {
            var place = $"{pointer}/{keyword}";
            if (SchemaKeywords.IsMap(keyword) && value is JsonObject map)
            {
                foreach (var (name, child) in map)
                    yield return (child, $"{place}/{Escape(name)}");
            }
            else if (SchemaKeywords.IsList(keyword) && value is JsonArray list)
            {
                for (var i = 0; i < list.Count; i++)
                    yield return (list[i], $"{place}/{i}");
            }
            else if (SchemaKeywords.IsSchema(keyword))
                yield return (value, place);
        }
    }

    private JsonObject Rewrite(JsonNode? schema, string pointer)
    {
        if (!_components.TryGetValue(pointer, out var component))
            return Content(schema, pointer);
        define(component, Content(schema, pointer));
        return new() { ["$ref"] = component };
    }

    private JsonObject Content(JsonNode? schema, string pointer)
    {
        // 'true' allows everything and 'false' nothing.
        if (schema is not JsonObject map)
            return schema is JsonValue value && value.TryGetValue<bool>(out var allows) && !allows
                ? new() { ["not"] = new JsonObject() }
                : [];

        var content = new JsonObject();
        foreach (var (keyword, value) in map)
        {
            var place = $"{pointer}/{keyword}";
            content[keyword] = value switch
            {
                JsonObject children when SchemaKeywords.IsMap(keyword) =>
                    new JsonObject(children.Select(
                        child => KeyValuePair.Create<string, JsonNode?>(child.Key, Rewrite(child.Value, $"{place}/{Escape(child.Key)}")))),
                JsonArray list when SchemaKeywords.IsList(keyword) =>
                    new JsonArray([.. list.Select((child, i) => Rewrite(child, $"{place}/{i}"))]),
                JsonValue flag when keyword == "additionalProperties" => flag.DeepClone(),
                not null when SchemaKeywords.IsSchema(keyword) => Rewrite(value, place),
                JsonValue reference when keyword == "$ref" =>
                    _components.GetValueOrDefault(reference.GetValue<string>(), reference.GetValue<string>()),
                _ => value?.DeepClone(),
            };
        }

        return content;
    }

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}

/// <summary>The locations of schemas within a schema (JSON Schema 2020-12, core, section 10).</summary>
internal static class SchemaKeywords
{
    public static bool IsMap(string keyword) => keyword is "properties" or "patternProperties" or "dependentSchemas" or "$defs";

    public static bool IsList(string keyword) => keyword is "allOf" or "anyOf" or "oneOf" or "prefixItems";

    public static bool IsSchema(string keyword) =>
        keyword is "items" or "additionalProperties" or "not" or "contains" or "propertyNames" or "if" or "then" or "else";
}
