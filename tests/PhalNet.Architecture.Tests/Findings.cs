namespace PhalNet.Architecture.Tests;

internal static class Findings
{
    /// <summary>Fails with a list of the findings, one per line.</summary>
    public static void ShouldBeNone(this IEnumerable<string> findings)
    {
        var list = findings.ToList();
        if (list.Count > 0)
            Assert.Fail($"{list.Count} found:\n{string.Join('\n', list)}");
    }
}
