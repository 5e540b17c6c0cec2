using System.Buffers;
using Markdig;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>Takes the markup out of texts that stand where there is room for words only.</summary>
internal static class PlainText
{
    // Without one of these there is no markup to take out; a list of thousands of titles has hardly any.
    private static readonly SearchValues<char> Markup = SearchValues.Create("*_`[]<>#&\\|~!-+=:\n");

    // What looks like HTML is text: List<int>.
    private static readonly MarkdownPipeline Words = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>The first paragraph in one line, without the period of a single sentence.</summary>
    public static string Title(string markdown) => MarkdownParts.Title(markdown, Of);

    /// <summary>All of it in one line.</summary>
    public static string Of(string markdown)
    {
        if (!markdown.AsSpan().ContainsAny(Markup))
            return markdown.Trim();
        var words = Markdown.ToPlainText(markdown, Words).Split((char[])['\n', ' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words);
    }
}
