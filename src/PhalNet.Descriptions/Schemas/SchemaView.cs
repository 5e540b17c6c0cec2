using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>Reads a schema and follows its references.</summary>
internal sealed class SchemaView(JsonObject root)
{
    // References may be circular.
    private const int MostSteps = 16;

    /// <summary>Resolves references, and whether null is allowed as an alternative.</summary>
    public Resolved Resolve(JsonNode? node)
    {
        var isNullable = false;
        string? description = null;
        var schema = node as JsonObject ?? [];
        for (var i = 0; i < MostSteps; i++)
        {
            var plain = SchemaKeys.WithoutNull(schema, out var orNull);
            isNullable |= orNull;
            description ??= TextOf(schema) ?? TextOf(plain);
            if (plain["$ref"]?.GetValue<string>() is not { } reference || SchemaPointer.Find(root, reference) is not JsonObject target)
                return new(plain, isNullable || IsNullable(plain), description);
            schema = target;
        }

        return new([], isNullable, description);
    }

    /// <summary>The members of an object, those of its bases first.</summary>
    public IEnumerable<SchemaMember> Members(JsonObject content)
    {
        var parts = (content["allOf"] as JsonArray ?? []).Select(part => Resolve(part).Content).SelectMany(Members);
        var required = (content["required"] as JsonArray ?? []).OfType<JsonValue>().Select(name => name.GetValue<string>()).ToHashSet();
        var own = (content["properties"] as JsonObject ?? []).Select(member => new SchemaMember(
            member.Key, member.Value as JsonObject ?? [], required.Contains(member.Key)));
        return parts.Concat(own).DistinctBy(member => member.Name);
    }

    /// <summary>The derived types of a value, with or without a discriminator.</summary>
    public IEnumerable<JsonObject> Kinds(JsonObject content) =>
        content["discriminator"]?["mapping"] is JsonObject mapping
            ? mapping.Select(kind => Resolve(new JsonObject { ["$ref"] = kind.Value!.DeepClone() }).Content)
            : ((content["anyOf"] ?? content["oneOf"]) as JsonArray ?? []).Select(kind => Resolve(kind).Content);

    /// <summary>Whether a value has members, or elements with members.</summary>
    public bool HasMembers(JsonObject content) =>
        Members(content).Any() || Kinds(content).Any() || content["additionalProperties"] is JsonObject || content["items"] is JsonObject;

    public static bool IsNullable(JsonObject schema) =>
        (schema["type"] is JsonArray names && names.Any(name => name is JsonValue text && text.ToString() == "null"))
        || (schema["enum"] is JsonArray values && values.Any(value => value is null));

    private static string? TextOf(JsonObject schema) => schema["description"]?.GetValue<string>() is { Length: > 0 } text ? text : null;
}

/// <param name="Content">The schema that its references lead to.</param>
/// <param name="IsNullable">Whether null is allowed.</param>
/// <param name="Description">The closest description.</param>
internal sealed record Resolved(JsonObject Content, bool IsNullable, string? Description);

/// <param name="Name">The name in JSON.</param>
/// <param name="Schema">Its schema, before references are resolved.</param>
/// <param name="IsRequired">Whether it is always present.</param>
internal sealed record SchemaMember(string Name, JsonObject Schema, bool IsRequired);
