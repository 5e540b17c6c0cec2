using System.Text.RegularExpressions;

namespace PhalNet.Documentation.Tests;

internal static partial class MarkdownLink
{
    /// <summary>The links of a page to files of the repository.</summary>
    public static IEnumerable<string> In(string page) =>
        Target().Matches(page).Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'))
            .Select(target => target.Split('#')[0]);

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Target();
}
