using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace PhalNet.Docs;

/// <summary>
/// Converts Markdown from module authors to HTML without scripts, styles, forms and frames, and without images, which would contact another
/// host.
/// </summary>
internal sealed class MarkdownHtml
{
    private readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();
    private readonly HtmlSanitizer _sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(
            [
                "p", "br", "strong", "em", "code", "pre", "ul", "ol", "li", "a", "blockquote",
                "table", "thead", "tbody", "tr", "th", "td", "h4", "h5", "h6", "hr",
            ],
            StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(["href", "class", "start"], StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
    });

    /// <summary>Block content, such as paragraphs and lists.</summary>
    public MarkupString Blocks(string markdown) => new(markdown.Length == 0 ? "" : Html(markdown));

    /// <summary>Inline content for a cell: a single paragraph without its tag.</summary>
    public MarkupString Inline(string markdown)
    {
        if (markdown.Length == 0)
            return new("");
        var html = Html(markdown).Trim();
        var isOneParagraph = html.StartsWith("<p>", StringComparison.Ordinal) && html.EndsWith("</p>", StringComparison.Ordinal)
            && html.IndexOf("<p>", 3, StringComparison.Ordinal) < 0;
        return new(isOneParagraph ? html[3..^4] : html);
    }

    // Wide code blocks are focusable, so that they can be scrolled with the keyboard.
    private string Html(string markdown) =>
        _sanitizer.Sanitize(Markdown.ToHtml(markdown, _pipeline)).Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal);
}
