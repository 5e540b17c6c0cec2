using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>Request bodies, in each media type that supports the parameters.</summary>
internal sealed class OpenApiBodies(OpenApiComponents components)
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data";
    private const string Json = "application/json";

    public OpenApiRequestBody Write(ServiceDocument document, IReadOnlyList<ParameterDocument> parameters)
    {
        var plain = parameters.Where(parameter => !parameter.IsFile).ToArray();
        var body = new OpenApiRequestBody
        {
            Required = parameters.Any(parameter => parameter.Rule.Required),
            Content = new Dictionary<string, OpenApiMediaType>(),
        };
        if (!parameters.Any(parameter => parameter is { IsFile: true, Rule.Required: true }))
        {
            // Generated clients use the first one, and not all of them can write forms.
            body.Content[Json] = WriteMedia(document, plain, Json);
            body.Content[Form] = WriteMedia(document, plain, Form);
        }

        if (plain.Length < parameters.Count)
            body.Content[Multipart] = WriteMedia(document, parameters, Multipart);
        return body;
    }

    private OpenApiMediaType WriteMedia(ServiceDocument document, IReadOnlyList<ParameterDocument> parameters, string type)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Title = TypeNames.Allowed($"{document.Action.Description.Class}{document.Action.Description.Action}Request"),
            Properties = new Dictionary<string, IOpenApiSchema>(),
        };
        var example = new JsonObject();
        var required = new HashSet<string>();
        var encodings = new Dictionary<string, OpenApiEncoding>();
        foreach (var parameter in parameters.DistinctBy(parameter => parameter.Name))
        {
            var json = Property(parameter, type);
            if (json["examples"] is JsonArray { Count: > 0 } examples)
                example[parameter.Name] = examples[0]?.DeepClone();
            schema.Properties[parameter.Name] = components.Read(components.Embed(document.Module.Name, json));
            if (parameter.Rule.Required)
                required.Add(parameter.Name);
            if (type != Json && Encoding(parameter, json) is { } encoding)
                encodings[parameter.Name] = encoding;
        }

        schema.Required = required.Count > 0 ? required : null;
        return new() { Schema = schema, Example = example, Encoding = encodings.Count > 0 ? encodings : null };
    }

    private static JsonObject Property(ParameterDocument parameter, string type)
    {
        var schema = ParameterSchema.Write(parameter, isText: type != Json);
        if (OpenApiParameters.Describe(parameter) is { } description)
            schema["description"] = description;
        if (ParameterSchema.Example(parameter, schema) is { } example)
            schema["examples"] = new JsonArray(example);
        return schema;
    }

    private static OpenApiEncoding? Encoding(ParameterDocument parameter, JsonObject schema)
    {
        var rule = parameter.Rule;
        if (rule.File?.ContentTypes is { Count: > 0 } media)
            return new() { ContentType = string.Join(", ", media) };
        if (OpenApiParameters.IsJson(rule))
            return new() { ContentType = Json };
        if (rule.Kind != ParameterKind.List || SchemaKind.Of(schema) != "array")
            return null;
        return rule.Separator switch
        {
            " " => new() { Style = ParameterStyle.SpaceDelimited, Explode = false },
            "|" => new() { Style = ParameterStyle.PipeDelimited, Explode = false },
            _ => new() { Style = ParameterStyle.Form, Explode = false },
        };
    }
}
