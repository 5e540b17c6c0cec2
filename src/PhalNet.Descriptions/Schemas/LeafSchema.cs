using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;

namespace PhalNet.Descriptions;

/// <summary>Schemas of values without members: the serializer's schemas, refined with the catalogue of types.</summary>
internal sealed class LeafSchema(JsonSerializerOptions json, SchemaUse use, NonFiniteNumbers nonFinite)
{
    private readonly NumberSchema? _numbers = use == SchemaUse.Reply ? new(json, nonFinite) : null;

    /// <returns>An empty schema for a type with a custom converter.</returns>
    public JsonObject Of(Type type) => _numbers?.Of(type, null)
        ?? (json.GetJsonSchemaAsNode(type, new() { TreatNullObliviousAsNonNullable = true })
            is JsonObject schema ? Refine(schema, type) : []);

    /// <summary>Replaces vague parts of the serializer's schema with the catalogue's.</summary>
    public JsonObject Refine(JsonObject schema, Type type, JsonNumberHandling? ofMember = null)
    {
        var isNullable = Nullable.GetUnderlyingType(type) is not null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (ofMember is not null && _numbers?.Of(type, ofMember) is { } number)
            return isNullable ? SchemaKeys.OrNull(number) : number;
        var entry = ParameterTypes.Find(type);
        if (entry.IsFamily || schema["type"] is null || schema.ContainsKey("enum"))
            return schema;
        foreach (var (name, value) in Known(type, entry))
        {
            if (name != "type")
                schema[name] = value?.DeepClone();
        }

        // The written value may or may not have an offset.
        if (type == typeof(DateTime))
            schema.Remove("format");
        return schema;
    }

    private JsonObject Known(Type type, ParameterType entry)
    {
        if (type == typeof(DateTime))
            return new() { ["pattern"] = SchemaKeys.DateTimePattern };

        // A reply may contain a relative one.
        if (type == typeof(Uri) && use == SchemaUse.Reply)
            return new() { ["format"] = "uri-reference" };
        return entry.CreateSchema();
    }
}
