namespace PhalNet.Conformance.Tests.Replay;

/// <summary>Finds the recorded cases in the folder of the runner's sources.</summary>
internal static class RecordedCases
{
    /// <summary>Names another folder, for a checkout without them.</summary>
    public const string Variable = "PHALNET_CONFORMANCE_CASES";

    public static string? Directory =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named
            : Ancestors().Select(directory => Path.Combine(directory, "tests", "PhalNet.Conformance", "cases"))
                .FirstOrDefault(System.IO.Directory.Exists);

    private static IEnumerable<string> Ancestors()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent) yield return at.FullName;
    }
}
