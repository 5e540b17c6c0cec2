using System.Text.RegularExpressions;

namespace PhalNet.Documentation.Tests;

internal static partial class MarkdownLink
{
    /// <summary>The links of a page to files of the repository.</summary>
    public static IEnumerable<string> In(string page) =>
        Targets(page).Where(target => !target.StartsWith('#')).Select(target => target.Split('#')[0]);

    /// <summary>The links of a page that lead to a heading: the file, empty for the page itself, and the anchor.</summary>
    public static IEnumerable<(string File, string Anchor)> ToHeadings(string page) =>
        Targets(page).Select(target => target.Split('#'))
            .Where(parts => parts.Length == 2 && (parts[0].Length == 0 || parts[0].EndsWith(".md", StringComparison.Ordinal)))
            .Select(parts => (parts[0], Uri.UnescapeDataString(parts[1])));

    private static IEnumerable<string> Targets(string page) =>
        Target().Matches(page).Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Target();
}
