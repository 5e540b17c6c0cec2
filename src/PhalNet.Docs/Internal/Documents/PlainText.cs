using System.Buffers;
using Markdig;

namespace PhalNet.Docs.Internal.Documents;

/// <summary>Takes the markup out of texts that stand where there is room for words only.</summary>
internal static class PlainText
{
    // Without one of these there is no markup to take out; a list of thousands of titles has hardly any.
    private static readonly SearchValues<char> Markup = SearchValues.Create("*_`[]<>#&\\|~!-+=:\n");

    /// <summary>The first paragraph in one line, without the period of a single sentence.</summary>
    public static string Title(string markdown)
    {
        var title = Of(markdown.Split("\n\n")[0]);
        return title.EndsWith('。') || (title.EndsWith('.') && !title.EndsWith("..", StringComparison.Ordinal)) ? title[..^1] : title;
    }

    /// <summary>What follows the first paragraph.</summary>
    public static string AfterTitle(string markdown) => markdown.Split("\n\n", 2) is [_, var rest] ? rest : "";

    /// <summary>All of it in one line.</summary>
    public static string Of(string markdown) =>
        !markdown.AsSpan().ContainsAny(Markup) ? markdown.Trim() : string.Join(' ', Markdown.ToPlainText(markdown).Split((char[])['\n', ' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
