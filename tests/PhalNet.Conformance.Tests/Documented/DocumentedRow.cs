using System.Text.Json;
using System.Text.RegularExpressions;

namespace PhalNet.Conformance.Tests.Documented;

/// <summary>The cases and tests that cover a row of <c>docs/reference/profiles.md</c>.</summary>
/// <param name="Row">The first cell of the row.</param>
/// <param name="Cases">Recorded cases.</param>
/// <param name="Tests">Tests, written as <c>Project:Class.Method</c>.</param>
/// <param name="IsAsRecorded">Whether the reply equals the recorded one, and the difference is something else, such as a warning.</param>
internal sealed record DocumentedRow(string Row, IReadOnlyList<string> Cases, IReadOnlyList<string> Tests, bool IsAsRecorded = false)
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<DocumentedRow> Read() =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests/PhalNet.Conformance.Tests/Documented/reference.jsonl"))
            .Select(line => JsonSerializer.Deserialize<DocumentedRow>(line, Names)!)];

    /// <summary>Whether the sources contain a test of this name.</summary>
    public static bool Exists(string test)
    {
        var parts = Regex.Match(test, @"^(\w+):(\w+)\.(\w+)$").Groups;
        var project = Path.Combine(Repository.Root, $"tests/PhalNet.{parts[1].Value}.Tests");
        return Directory.Exists(project)
            && Directory.EnumerateFiles(project, $"{parts[2].Value}*.cs", SearchOption.AllDirectories).Any(file =>
                Regex.IsMatch(File.ReadAllText(file), $@"class {parts[2].Value}\b[\s\S]*public (async )?(Task|void) {parts[3].Value}\("));
    }
}

/// <summary>The page that contains the rows.</summary>
internal static class ProfilePage
{
    /// <summary>The first cell of every row of the tables between two headings.</summary>
    public static IReadOnlyList<string> Rows(string heading, string next)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/reference/profiles.md"));
        var lines = page[page.IndexOf($"\n{heading}\n", StringComparison.Ordinal)..].Split($"\n{next}\n")[0].Split('\n');
        return [.. lines.Where((line, at) => line.StartsWith("| ", StringComparison.Ordinal)
            && !lines[at + 1].StartsWith("|---", StringComparison.Ordinal))
            .Select(line => line[2..line.IndexOf(" | ", StringComparison.Ordinal)])];
    }
}

internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string directory) =>
        File.Exists(Path.Combine(directory, "PhalNet.sln")) ? directory : Find(Path.GetDirectoryName(directory)!);
}
