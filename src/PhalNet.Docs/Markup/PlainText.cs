using System.Buffers;
using Markdig;

namespace PhalNet.Docs;

/// <summary>Takes the markup out of texts that stand where there is room for words only.</summary>
internal static class PlainText
{
    // Without one of these there is no markup to take out; a list of thousands of titles has hardly any.
    private static readonly SearchValues<char> Markup = SearchValues.Create("*_`[]<>#&\\|~!-+=:\n");

    // What looks like HTML is text: List<int>.
    private static readonly MarkdownPipeline Words = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>The first paragraph in one line, without the period of a single sentence.</summary>
    public static string Title(string markdown)
    {
        var title = Of(markdown.Split("\n\n")[0]);
        return IsSentence(title) ? title[..^1] : title;
    }

    /// <summary>What follows the first paragraph.</summary>
    public static string AfterTitle(string markdown) => markdown.Split("\n\n", 2) is [_, var rest] ? rest : "";

    /// <summary>All of it in one line.</summary>
    public static string Of(string markdown) => !markdown.AsSpan().ContainsAny(Markup)
        ? markdown.Trim()
        : string.Join(' ', Markdown.ToPlainText(markdown, Words)
            .Split((char[])['\n', ' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What stands in a piece of code or a code block, or the text itself.</summary>
    public static string Bare(string markdown)
    {
        var text = markdown.Trim();
        if (text.StartsWith("```", StringComparison.Ordinal) && text.IndexOf('\n') is >= 0 and var line)
            text = text[(line + 1)..];
        return text.Trim('`', '\n', ' ');
    }

    private static bool IsSentence(string text) => text is [.., '。' or '.']
        && text.IndexOf('。') is var end && (end < 0 || end == text.Length - 1)
        && !text.Contains(". ", StringComparison.Ordinal) && !text.EndsWith("..", StringComparison.Ordinal);
}
