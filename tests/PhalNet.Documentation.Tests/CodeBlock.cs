using System.Text.RegularExpressions;

namespace PhalNet.Documentation.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">The language after the fence.</param>
/// <param name="Text">The text between the fences.</param>
/// <param name="File">The file named on the page for the block; null if none is named.</param>
internal sealed partial record CodeBlock(string Language, string Text, string? File)
{
    public static IReadOnlyList<CodeBlock> In(string page) =>
        [.. Fence().Matches(page.ReplaceLineEndings("\n")).Select(match => new CodeBlock(
            match.Groups["language"].Value, match.Groups["text"].Value, match.Groups["file"].Success ? match.Groups["file"].Value : null))];

    [GeneratedRegex(@"(?:<!-- file: (?<file>\S+) -->\n)?^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
