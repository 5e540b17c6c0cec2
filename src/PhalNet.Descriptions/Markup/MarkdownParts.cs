namespace PhalNet.Descriptions;

/// <summary>Splits a Markdown text: the first paragraph is the title, the rest the description.</summary>
public static class MarkdownParts
{
    /// <summary>The first paragraph in one line; the period of a single sentence is removed.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="plain">Converts a Markdown text to one line of plain text.</param>
    public static string Title(string markdown, Func<string, string> plain)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        ArgumentNullException.ThrowIfNull(plain);
        var title = plain(markdown.Split("\n\n")[0]);
        return IsSentence(title) ? title[..^1] : title;
    }

    /// <summary>The text after the first paragraph.</summary>
    internal static string AfterTitle(string markdown) => markdown.Split("\n\n", 2) is [_, var rest] ? rest : "";

    /// <summary>The content of inline code or a code block, or the text itself.</summary>
    internal static string Bare(string markdown)
    {
        var text = markdown.Trim();
        if (text.StartsWith("```", StringComparison.Ordinal) && text.IndexOf('\n') is >= 0 and var line)
            text = text[(line + 1)..];
        return text.Trim('`', '\n', ' ');
    }

    /// <summary>A text in one line, with its markup.</summary>
    internal static string OneLine(string markdown) =>
        string.Join(' ', markdown.Split((char[])['\n', ' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private static bool IsSentence(string text) => text is [.., '。' or '.']
        && text.IndexOf('。') is var end && (end < 0 || end == text.Length - 1)
        && !text.Contains(". ", StringComparison.Ordinal) && !text.EndsWith("..", StringComparison.Ordinal);
}
