using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>
/// The machine-readable formats that an export contains in each language next to its pages, under the names of their addresses.
/// </summary>
internal sealed class FormatFiles(EntryDirectory entries, ServiceMarkdown markdown)
{
    private readonly LlmsText _llms = new(entries, markdown);
    private readonly OpenApiText _openApi = new(entries);
    private readonly PostmanCollection _postman = new(entries, markdown);
    private readonly ServicePrompt _prompt = new(markdown);

    public IEnumerable<FormatFile> OfAll(PageContext context) =>
    [
        new("llms.txt", () => _llms.Index(context)),
        new("llms-full.txt", () => _llms.Full(context)),
        new("openapi.json", () => _openApi.Write(context)),
        new("postman.json", () => _postman.Write(context)),
    ];

    public IEnumerable<FormatFile> Of(ServiceDocument document, PageContext context)
    {
        var entry = entries.For(document.Action);
        return
        [
            new($"{document.Name}.md", () => markdown.Write(document, entry, context)),
            new($"{document.Name}.prompt.md", () => _prompt.Write(document, entry, context)),
        ];
    }
}

/// <param name="Name">Its name in the folder of its language, as passed to <see cref="DocsLinks.Format"/>.</param>
/// <param name="Write">Creates the content.</param>
internal sealed record FormatFile(string Name, Func<string> Write);
