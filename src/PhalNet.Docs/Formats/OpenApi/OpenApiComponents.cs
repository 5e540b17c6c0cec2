using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace PhalNet.Docs;

/// <summary>The schemas of one OpenAPI document.</summary>
internal sealed partial class OpenApiComponents(OpenApiDocument document)
{
    private const string Place = "#/components/schemas/";

    private readonly OpenApiJsonReader _reader = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>A schema where it is used; the parts it refers to become components whose names begin with the owner's.</summary>
    public IOpenApiSchema Inline(string owner, JsonNode schema) =>
        Read(new SchemaHoist(schema, part => Place + NameFor(part.Length > 0 ? $"{owner}.{part}" : owner), Define).Run());

    /// <summary>A schema as a component; what is given back is the reference to it.</summary>
    public string Add(string name, JsonNode schema)
    {
        var reference = Place + NameFor(name);
        var content = new SchemaHoist(schema, part => part.Length > 0 ? Place + NameFor($"{name}.{part}") : reference, Define).Run();

        // A schema that refers to itself as a whole has become the component already.
        if (content["$ref"]?.GetValue<string>() != reference)
            Define(reference, content);
        return reference;
    }

    public IOpenApiSchema Refer(string reference) => new OpenApiSchemaReference(reference[Place.Length..], document);

    private void Define(string reference, JsonObject schema) => document.AddComponent(reference[Place.Length..], Read(schema));

    private IOpenApiSchema Read(JsonObject schema)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return new OpenApiSchemaReference(reference[Place.Length..], document)
            {
                Description = schema["description"]?.GetValue<string>(),
            };
        return _reader.ReadFragment<OpenApiSchema>(schema, OpenApiSpecVersion.OpenApi3_1, document, out _) ?? new OpenApiSchema();
    }

    private string NameFor(string wanted)
    {
        var name = Forbidden().Replace(wanted, "_");
        for (var number = 2; !_names.Add(name); number++)
            name = $"{Forbidden().Replace(wanted, "_")}.{number}";
        return name;
    }

    // The names that the specification allows.
    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex Forbidden();
}
