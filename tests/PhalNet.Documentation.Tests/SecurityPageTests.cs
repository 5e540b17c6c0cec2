using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PhalNet.Documentation.Tests;

public sealed partial class SecurityPageTests
{
    [Fact]
    public void SecurityPage_EveryTestNamed_Exists()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "security.md"));
        var named = Names().Matches(page).Select(match => match.Groups[1].Value).Distinct().ToArray();
        named.Length.ShouldBeGreaterThan(10);

        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Methods().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet();
        named.Where(name => !tests.Contains(name)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"`([A-Z]\w+_\w+)`")]
    private static partial Regex Names();

    [GeneratedRegex(@"public (?:async Task|Task|void) (\w+)\(")]
    private static partial Regex Methods();
}
