using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>The keywords of generated schemas, and their combinations.</summary>
public static class SchemaKeys
{
    /// <summary>The limits of a member as a list of Markdown phrases. Other documents include them in their descriptions.</summary>
    public const string Limits = "x-limits";

    /// <summary>The location of named types within a schema; their names are the full names of C# types.</summary>
    public const string Definitions = "$defs";

    internal const string DefinitionPointer = "#/$defs/";

    /// <summary>The written form of a date and time, whatever its kind: with an offset, UTC or neither.</summary>
    internal const string DateTimePattern = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+-]\d{2}:\d{2})?$";

    internal static JsonObject Null => new() { ["type"] = "null" };

    /// <summary>The schema or null.</summary>
    internal static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is JsonValue single && single.TryGetValue<string>(out var type) && !schema.ContainsKey("enum"))
        {
            schema["type"] = new JsonArray(type, "null");
            return schema;
        }

        if (schema["type"] is JsonArray several)
        {
            if (!several.Any(one => one!.GetValue<string>() == "null"))
                several.Add((JsonNode)"null");
            return schema;
        }

        // A schema without keywords allows anything, including null.
        return schema.Count == 0 ? schema : new() { ["oneOf"] = new JsonArray(Null, schema) };
    }

    /// <summary>The non-null alternative of a schema; the schema itself when it has none.</summary>
    internal static JsonObject WithoutNull(JsonObject schema, out bool isNullable)
    {
        isNullable = false;
        if ((schema["oneOf"] ?? schema["anyOf"]) is not JsonArray { Count: 2 } kinds)
            return schema;
        var other = kinds.OfType<JsonObject>().FirstOrDefault(kind => !IsNull(kind));
        if (other is null || !kinds.OfType<JsonObject>().Any(IsNull))
            return schema;
        isNullable = true;
        return other;
    }

    private static bool IsNull(JsonObject schema) =>
        schema["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == "null";
}
