using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PhalNet.Documentation.Tests;

/// <summary>The code path of one parameter stays short enough to be read in one sitting.</summary>
public sealed partial class WalkTests
{
    private const int MostFiles = 35;
    private const int MostLines = 300;

    [Fact]
    public void Walk_OfAParameter_HasFewFilesThatExistAndAreShort()
    {
        var page = Repository.Read("docs/design/call.md");
        var files = Row().Matches(page).Select(match => match.Groups["file"].Value).ToList();

        files.Count.ShouldBeInRange(1, MostFiles);
        files.ShouldBeUnique();
        foreach (var file in files)
            Repository.Read(file).Count(character => character == '\n').ShouldBeLessThanOrEqualTo(MostLines, file);
    }

    [GeneratedRegex(@"^\| `(?<file>src/[^`]+\.cs)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
