using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet.Descriptions;

/// <summary>Schemas of types with members.</summary>
internal sealed class ObjectSchema(SchemaWalk walk)
{
    private readonly MemberSchema _members = new(walk);

    public JsonObject Refer(JsonTypeInfo info) => walk.Define(
        Key(info.Type),
        () => info.PolymorphismOptions is { DerivedTypes.Count: > 0 } kinds
            ? Base(info, kinds)
            : walk.Describe(OfMembers(info, []), info.Type));

    private string Key(Type type) => walk.Use == SchemaUse.Request ? $"{SchemaNames.Key(type)}:in" : SchemaNames.Key(type);

    private JsonObject OfMembers(JsonTypeInfo info, HashSet<string> without)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var member in info.Properties.Where(member => _members.IsPart(member) && !without.Contains(member.Name)))
        {
            properties[member.Name] = _members.Write(info, member);
            if (_members.IsRequired(info, member))
                required.Add((JsonNode)member.Name);
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
            schema["required"] = required;
        if (walk.Use == SchemaUse.Request && Unmapped(info) == JsonUnmappedMemberHandling.Disallow)
            schema["additionalProperties"] = false;
        return schema;
    }

    private JsonUnmappedMemberHandling Unmapped(JsonTypeInfo info) => info.UnmappedMemberHandling ?? walk.Json.UnmappedMemberHandling;

    // The base contains the common members and the discriminator; a derived type contains the base and its own members.
    private JsonObject Base(JsonTypeInfo info, JsonPolymorphismOptions options)
    {
        var kinds = options.DerivedTypes;
        if (kinds.Any(kind => kind.TypeDiscriminator is not string))
            return Alternatives(info, options);

        var name = options.TypeDiscriminatorPropertyName;
        var schema = OfMembers(info, [name]);
        var own = (JsonObject)schema["properties"]!;
        own.Insert(0, name, new JsonObject { ["type"] = "string" });
        if (info.Type.IsAbstract || kinds.Any(kind => kind.DerivedType == info.Type))
            schema["required"] = Prepend(name, schema["required"]);
        schema.Remove("additionalProperties");
        var shared = own.Select(member => member.Key).ToHashSet();
        var mapping = new JsonObject();
        foreach (var kind in kinds)
        {
            var place = kind.DerivedType == info.Type
                ? new JsonObject { ["$ref"] = SchemaKeys.DefinitionPointer + SchemaPointer.Escape(Key(info.Type)) }
                : walk.Define($"{Key(kind.DerivedType)}:{SchemaNames.Plain(info.Type)}", () => Kind(info, kind.DerivedType, shared));
            mapping[(string)kind.TypeDiscriminator!] = place["$ref"]!.DeepClone();
        }

        schema["discriminator"] = new JsonObject { ["propertyName"] = name, ["mapping"] = mapping };
        return walk.Describe(schema, info.Type);
    }

    private JsonObject Kind(JsonTypeInfo info, Type type, HashSet<string> shared) => walk.Describe(new()
    {
        ["allOf"] = new JsonArray(
            new JsonObject { ["$ref"] = SchemaKeys.DefinitionPointer + SchemaPointer.Escape(Key(info.Type)) },
            OfMembers(walk.Json.GetTypeInfo(type), shared)),
    }, type);

    // Discriminators in schemas are texts, so numbers and derived types without one are listed as alternatives.
    private JsonObject Alternatives(JsonTypeInfo info, JsonPolymorphismOptions options)
    {
        var kinds = options.DerivedTypes.ToList();
        if (!info.Type.IsAbstract && kinds.TrueForAll(kind => kind.DerivedType != info.Type))
            kinds.Add(new(info.Type));
        return walk.Describe(new()
        {
            ["anyOf"] = new JsonArray([.. kinds.Select(kind => walk.Define(
                $"{Key(kind.DerivedType)}:{SchemaNames.Plain(info.Type)}",
                () => Marked(kind, options.TypeDiscriminatorPropertyName)))]),
        }, info.Type);
    }

    private JsonObject Marked(JsonDerivedType kind, string name)
    {
        var schema = OfMembers(walk.Json.GetTypeInfo(kind.DerivedType), []);
        if (kind.TypeDiscriminator is { } mark)
        {
            var constant = mark is int number ? JsonValue.Create(number) : JsonValue.Create((string)mark);
            ((JsonObject)schema["properties"]!).Insert(0, name, new JsonObject { ["const"] = constant });
            schema["required"] = Prepend(name, schema["required"]);
        }

        return walk.Describe(schema, kind.DerivedType);
    }

    private static JsonArray Prepend(string name, JsonNode? names) =>
        [name, .. (names as JsonArray ?? []).Select(one => one!.DeepClone())];
}
