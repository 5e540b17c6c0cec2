using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PhalNet.Documentation.Tests;

/// <summary>The structure of a page: what stays the same in a translation, and what links can point to.</summary>
internal sealed partial class MarkdownPage(string text)
{
    private readonly string[] _prose = CodeFence().Replace(text.ReplaceLineEndings("\n"), "").Split('\n');

    public IReadOnlyList<CodeBlock> CodeBlocks => CodeBlock.In(text);

    public IEnumerable<int> HeadingLevels => Headings.Select(heading => heading.Level);

    /// <summary>The number of rows of each table, with the row of its head and the line below it.</summary>
    public IReadOnlyList<int> TableRows
    {
        get
        {
            var tables = new List<int>();
            var inTable = false;
            foreach (var line in _prose)
            {
                var isRow = line.StartsWith('|');
                if (isRow && inTable)
                    tables[^1]++;
                else if (isRow)
                    tables.Add(1);
                inTable = isRow;
            }

            return tables;
        }
    }

    /// <summary>The anchors that GitHub gives to the headings.</summary>
    public IReadOnlySet<string> Anchors
    {
        get
        {
            var anchors = new HashSet<string>();
            foreach (var (_, heading) in Headings)
            {
                var anchor = Anchor(heading);
                var unique = anchor;
                for (var i = 1; !anchors.Add(unique); i++)
                    unique = $"{anchor}-{i.ToString(CultureInfo.InvariantCulture)}";
            }

            return anchors;
        }
    }

    private IEnumerable<(int Level, string Text)> Headings =>
        _prose.Select(line => Heading().Match(line)).Where(match => match.Success)
            .Select(match => (match.Groups["level"].Length, match.Groups["text"].Value));

    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var character in LinkText().Replace(heading, "$1").Trim().ToLowerInvariant())
        {
            if (character == ' ')
                anchor.Append('-');
            else if (char.IsLetterOrDigit(character) || character is '-' or '_')
                anchor.Append(character);
        }

        return anchor.ToString();
    }

    [GeneratedRegex(@"^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeFence();

    [GeneratedRegex(@"^(?<level>#{1,6}) (?<text>.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();
}
