using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace PhalNet.Docs;

/// <summary>The schemas of one OpenAPI document.</summary>
internal sealed class OpenApiComponents
{
    private const string Place = "#/components/schemas/";

    private readonly OpenApiDocument _document;
    private readonly OpenApiJsonReader _reader = new();
    private readonly TypeNames _types;
    private readonly HashSet<string> _names;
    private readonly Dictionary<string, string> _shared = [];

    public OpenApiComponents(OpenApiDocument document, TypeNames types)
    {
        _document = document;
        _types = types;
        _names = [.. types.Names];
        foreach (var (name, module, schema) in types.Definitions)
            Define(Place + name, Embed(module, schema));
    }

    /// <summary>Embeds a schema of a module's types in the document.</summary>
    public JsonObject Embed(string module, JsonObject schema) => SchemaEmbedding.Write(schema, key => Place + _types.Find(module, key));

    /// <summary>Embeds a declared schema; the parts it refers to become components with the owner's name as a prefix.</summary>
    public JsonObject Hoist(string owner, JsonNode schema) =>
        new SchemaHoist(schema, part => Place + NameFor(part.Length > 0 ? $"{owner}_{part}" : owner), Define).Run();

    /// <summary>Makes a schema a component, shared by all equal ones; returns the reference.</summary>
    public string Share(string name, JsonObject schema)
    {
        var text = schema.ToJsonString();
        if (_shared.TryGetValue(text, out var known))
            return known;
        var reference = Place + NameFor(name);
        Define(reference, schema);
        return _shared[text] = reference;
    }

    public IOpenApiSchema Refer(string reference) => new OpenApiSchemaReference(reference[Place.Length..], _document);

    public static string NameOf(string reference) => reference[Place.Length..];

    public IOpenApiSchema Read(JsonObject schema)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return new OpenApiSchemaReference(reference[Place.Length..], _document)
            {
                Description = schema["description"]?.GetValue<string>(),
            };
        return _reader.ReadFragment<OpenApiSchema>(schema, OpenApiSpecVersion.OpenApi3_1, _document, out _) ?? new OpenApiSchema();
    }

    private void Define(string reference, JsonObject schema) => _document.AddComponent(reference[Place.Length..], Read(schema));

    private string NameFor(string wanted)
    {
        var plain = TypeNames.Allowed(wanted);
        var name = plain;
        for (var number = 2; !_names.Add(name); number++)
            name = $"{plain}_{number}";
        return name;
    }
}
