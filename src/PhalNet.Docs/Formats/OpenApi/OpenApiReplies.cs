using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>What operations answer with.</summary>
internal sealed class OpenApiReplies(OpenApiComponents components, DocsTexts texts)
{
    /// <summary>The envelope of a service as a component; what is given back is the reference to it.</summary>
    public string AddEnvelope(ServiceDocument document, Entry entry)
    {
        var data = document.Schema is { } schema
            ? new JsonObject { ["$ref"] = components.Add($"{document.Name}.data", schema) }
            : new JsonObject { ["description"] = texts[document.Reply == ReplyKind.Envelope ? "fields.nodata" : "fields.refused"] };
        if (document.Schema is not null && document.Returns.Length > 0)
            data["description"] = document.Returns;
        string[] names = [entry.NameOf("ret"), entry.NameOf("data"), entry.NameOf("msg")];
        return components.Add($"{document.Name}.reply", new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]),
            ["properties"] = new JsonObject
            {
                [names[0]] = new JsonObject { ["type"] = "integer", ["description"] = texts["fields.ret"] },
                [names[1]] = data,
                [names[2]] = new JsonObject { ["type"] = "string", ["description"] = texts["fields.msg"] },
            },
        });
    }

    public OpenApiResponses Write(ServiceDocument document, Entry entry, string envelope)
    {
        var media = new OpenApiMediaType { Schema = components.Refer(envelope) };
        if (document.Reply == ReplyKind.Envelope)
            media.Example = JsonNode.Parse(EnvelopeExample.Write(document, entry));
        var content = new Dictionary<string, OpenApiMediaType> { [entry.MediaType] = media };
        if (document.Reply == ReplyKind.Events)
            content["text/event-stream"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        else if (document.Reply != ReplyKind.Envelope)
            content["application/octet-stream"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
            };

        var responses = new OpenApiResponses { ["200"] = new OpenApiResponse { Description = Describe(document), Content = content } };
        if (entry.Options.MirrorStatus)
            responses["default"] = new OpenApiResponse
            {
                Description = Errors(document),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [content.First().Key] = new OpenApiMediaType { Schema = components.Refer(envelope) },
                },
            };
        return responses;
    }

    private string Describe(ServiceDocument document)
    {
        var kind = document.Reply switch
        {
            ReplyKind.Envelope => "",
            ReplyKind.Events => texts["reply.events.text"],
            _ => $"{texts["reply.file.text"]} {texts["machine.media"]}",
        };
        string[] parts = [document.Returns, kind, Errors(document)];
        return string.Join("\n\n", parts.Where(part => part.Length > 0));
    }

    private string Errors(ServiceDocument document)
    {
        var errors = document.Errors.Select(error => $"- `{error.Ret}`: {error.Description.ReplaceLineEndings("\n  ")}");
        return $"{texts["service.errors"]}:\n\n{string.Join('\n', errors)}";
    }
}
