using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>The responses of operations.</summary>
internal sealed class OpenApiReplies(OpenApiComponents components, DocsTexts texts)
{
    private readonly OpenApiEnvelopes _envelopes = new(components, texts);

    public OpenApiResponses Write(ServiceDocument document, Entry entry)
    {
        var refusal = new OpenApiMediaType { Schema = components.Refer(_envelopes.Refusal(entry)) };
        var content = new Dictionary<string, OpenApiMediaType> { [entry.MediaType] = refusal };
        if (document.Reply == ReplyKind.Envelope)
            content[entry.MediaType] = new OpenApiMediaType
            {
                Schema = components.Refer(_envelopes.Of(document, entry)),
                Example = JsonNode.Parse(EnvelopeExample.Write(document, entry)),
            };
        else if (document.Reply == ReplyKind.Events)
            content["text/event-stream"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        else
            content["application/octet-stream"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
            };

        return new()
        {
            ["200"] = new OpenApiResponse { Description = Describe(document), Content = content },
            ["default"] = new OpenApiResponse
            {
                Description = entry.Options.MirrorStatus ? Errors(document) : texts["refusal.status"],
                Content = new Dictionary<string, OpenApiMediaType> { [entry.MediaType] = refusal },
            },
        };
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
