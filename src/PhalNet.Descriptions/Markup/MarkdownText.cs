using System.Text;
using System.Text.RegularExpressions;

namespace PhalNet.Descriptions;

/// <summary>Writes texts as Markdown without changing their meaning.</summary>
public static partial class MarkdownText
{
    /// <summary>Writes plain text in one line without any markup.</summary>
    /// <param name="text">The text.</param>
    public static string Plain(string text) => Markup().Replace(OneLine(text), @"\$0");

    /// <summary>Writes a value literally in one line.</summary>
    /// <param name="text">The value.</param>
    public static string Code(string text)
    {
        text = OneLine(text);
        var fence = new string('`', LongestRun(text) + 1);
        var isEdged = text.Length == 0 || text[0] is '`' or ' ' || text[^1] is '`' or ' ';
        return isEdged ? $"{fence} {text} {fence}" : fence + text + fence;
    }

    /// <summary>Writes several lines literally.</summary>
    /// <param name="language">The name of the language for highlighting; empty for none.</param>
    /// <param name="text">The lines.</param>
    public static string Block(string language, string text)
    {
        var fence = new string('`', Math.Max(3, LongestRun(text) + 1));
        return $"{fence}{language}\n{text.Trim('\n')}\n{fence}";
    }

    /// <summary>Closes an open code block at the end of a text, so that following text is not part of it.</summary>
    /// <param name="markdown">The text.</param>
    public static string Closed(string markdown)
    {
        var open = "";
        foreach (var fence in Fences().Matches(markdown).Select(match => match.Groups["fence"].Value))
        {
            if (open.Length == 0)
                open = fence;
            else if (fence[0] == open[0] && fence.Length >= open.Length)
                open = "";
        }

        return open.Length == 0 ? markdown : $"{markdown}\n{open}";
    }

    /// <summary>Writes Markdown as the cell of a table, which must be one line without unescaped pipes.</summary>
    /// <param name="markdown">The content.</param>
    public static string Cell(string markdown)
    {
        var line = new StringBuilder(markdown.Length);
        var isEscaped = false;
        foreach (var letter in Lines().Replace(WithoutTags(markdown.Trim()), match => match.Groups["break"].Success ? "<br>" : " "))
        {
            if (letter == '|' && !isEscaped)
                line.Append('\\');
            isEscaped = letter == '\\' && !isEscaped;
            line.Append(letter);
        }

        return line.Length == 0 ? "–" : line.ToString();
    }

    /// <summary>Writes a row of a table from Markdown cells.</summary>
    /// <param name="cells">The contents of the cells.</param>
    public static string Row(params IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(Cell))} |";

    // Code and links in angle brackets are kept; any other text that begins like a tag is escaped.
    private static string WithoutTags(string markdown) => Tags().Replace(markdown, match => match.Value == "<" ? @"\<" : match.Value);

    private static string OneLine(string text) => LineEnds().Replace(text, " ");

    private static int LongestRun(string text) => Ticks().Matches(text).Select(match => match.Length).DefaultIfEmpty(0).Max();

    // An underscore within a word has no meaning in Markdown, and most names contain one.
    [GeneratedRegex(@"[\\`*\[\]<>]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)|^(?=[#+-])", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s*[\r\n\u0085\u2028\u2029]+\s*", RegexOptions.CultureInvariant)]
    private static partial Regex LineEnds();

    // Paragraphs and list items begin on new lines; wrapped lines are joined.
    [GeneratedRegex(@"(?<break>[ \t]*\r?\n[ \t]*\r?\n\s*|[ \t]*\r?\n[ \t]*(?=(?:[-*+]|[0-9]+\.)[ \t]))|[ \t]*[\r\n\u0085\u2028\u2029]\s*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Lines();

    [GeneratedRegex(@"\\.|(?<!`)(?<ticks>`+)(?!`).*?(?<!`)\k<ticks>(?!`)|<(?!https?:|mailto:)",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex("^[ ]{0,3}(?<fence>`{3,}|~{3,})", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Fences();

    [GeneratedRegex("`+")]
    private static partial Regex Ticks();
}
