using System.Buffers;
using Markdig;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>Removes the markup from texts that are shown as plain text.</summary>
internal static class PlainText
{
    // A text without any of these has no markup; hardly any of thousands of titles in a list has one.
    private static readonly SearchValues<char> Markup = SearchValues.Create("*_`[]<>#&\\|~!-+=:\n");

    // Text that looks like HTML is kept: List<int>.
    private static readonly MarkdownPipeline Words = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>The first paragraph in one line, without the period of a single sentence.</summary>
    public static string Title(string markdown) => MarkdownParts.Title(markdown, Of);

    /// <summary>The whole text in one line.</summary>
    public static string Of(string markdown)
    {
        if (!markdown.AsSpan().ContainsAny(Markup))
            return markdown.Trim();
        var words = Markdown.ToPlainText(markdown, Words).Split((char[])['\n', ' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words);
    }
}
