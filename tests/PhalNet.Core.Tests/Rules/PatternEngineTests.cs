using System.Text.RegularExpressions;

namespace PhalNet.Core.Tests.Rules;

public sealed class PatternEngineTests
{
    [Theory]
    [InlineData("(a+)+b", true)]
    [InlineData("^(?:[a-z]{2,32})\\z", true)]
    [InlineData("^(?:(?!x)a+)\\z", false)]
    [InlineData("(a)\\1", false)]
    [InlineData("(?>a+)b", false)]
    public void Pattern_RunsWithoutBacktrackingWhereItCan(string pattern, bool withoutBacktracking)
    {
        var made = PatternEngine.Create(pattern, PatternEngine.Timeout);

        made.Options.HasFlag(RegexOptions.NonBacktracking).ShouldBe(withoutBacktracking);
        made.MatchTimeout.ShouldBe(withoutBacktracking ? Regex.InfiniteMatchTimeout : TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Pattern_ThatWouldGoBackAndForth_Ends() =>
        PatternEngine.Create("^(?:(a+)+b)\\z", PatternEngine.Timeout).IsMatch(new string('a', 100_000)).ShouldBeFalse();

    [Fact]
    public void Pattern_ThatIsMalformed_Throws() =>
        Should.Throw<RegexParseException>(() => PatternEngine.Create("(", PatternEngine.Timeout));
}
