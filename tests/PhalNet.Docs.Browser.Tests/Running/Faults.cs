using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace PhalNet.Docs.Browser.Tests.Running;

internal static class Faults
{
    // Places are worked out only for the elements that break a rule, not for the many that follow all of them.
    private static readonly AxeRunOptions Options = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>Checks a page with axe for serious and critical violations.</summary>
    public static async Task ShouldBeNoneAsync(IPage page)
    {
        var result = await page.RunAxe(Options);
        result.Passes.Length.ShouldBeGreaterThan(10);
        result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")
            .ShouldBeEmpty();
    }
}
