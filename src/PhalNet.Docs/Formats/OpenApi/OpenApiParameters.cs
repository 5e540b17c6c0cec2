using Microsoft.OpenApi;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>Parameters of an operation outside of its body.</summary>
internal sealed class OpenApiParameters(OpenApiComponents components)
{
    public IList<IOpenApiParameter> Write(ServiceDocument document, IEnumerable<ParameterDocument> parameters) =>
        [.. parameters.Select(parameter => Write(document, parameter)).DistinctBy(parameter => (parameter.In, parameter.Name))];

    /// <summary>The description of a parameter beyond its schema.</summary>
    public static string? Describe(ParameterDocument parameter)
    {
        var choices = parameter.Choices.Where(choice => choice.Description.Length > 0)
            .Select(choice => $"- {MarkdownText.Code(choice.Value)}: {choice.Description.ReplaceLineEndings(" ")}");
        var parts = new[] { parameter.Description, string.Join('\n', choices), string.Join("; ", parameter.Limits) };
        return string.Join("\n\n", parts.Where(part => part.Length > 0)) is { Length: > 0 } text ? text : null;
    }

    /// <summary>The route values in the path of an entry; null for none.</summary>
    public static IList<IOpenApiParameter>? OfPath(Entry entry) => entry.RouteValues.Count == 0 ? null :
    [
        .. entry.RouteValues.Select(value => new OpenApiParameter
        {
            Name = value.Name,
            In = ParameterLocation.Path,
            Required = true,
            Schema = value.Type switch
            {
                "int" or "long" => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = value.Type == "int" ? "int32" : "int64" },
                "bool" => new OpenApiSchema { Type = JsonSchemaType.Boolean },
                "guid" => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
                _ => new OpenApiSchema { Type = JsonSchemaType.String },
            },
        }),
    ];

    private OpenApiParameter Write(ServiceDocument document, ParameterDocument parameter)
    {
        var rule = parameter.Rule;
        var json = ParameterSchema.Write(parameter, isText: true);
        var example = ParameterSchema.Example(parameter, json);
        var schema = components.Read(components.Embed(document.Module.Name, json));
        var written = new OpenApiParameter
        {
            Name = parameter.Name,
            In = rule.Source switch
            {
                ValueSource.Header => ParameterLocation.Header,
                ValueSource.Cookie => ParameterLocation.Cookie,
                _ => ParameterLocation.Query,
            },
            Required = rule.Required,
            Description = Describe(parameter),
        };
        if (IsJson(rule))
        {
            written.Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new OpenApiMediaType { Schema = schema, Example = example },
            };
            return written;
        }

        written.Schema = schema;
        written.Example = example;
        if (SchemaKind.Of(json) == "array")
            (written.Style, written.Explode) = (Style(written.In.Value, rule.Separator), false);
        return written;
    }

    public static bool IsJson(ParameterRule rule) =>
        rule.Kind == ParameterKind.Object || rule is { Kind: ParameterKind.List, ListFormat: ListFormat.Json };

    // Headers only support commas.
    private static ParameterStyle Style(ParameterLocation location, string separator) =>
        (location, separator) switch
    {
        (ParameterLocation.Header, _) => ParameterStyle.Simple,
        (ParameterLocation.Query, " ") => ParameterStyle.SpaceDelimited,
        (ParameterLocation.Query, "|") => ParameterStyle.PipeDelimited,
        _ => ParameterStyle.Form,
    };
}
