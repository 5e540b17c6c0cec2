namespace PhalNet.Conformance.Cases;

/// <summary>All case files of one directory, and what was decided about single cases.</summary>
internal sealed record CaseDirectory(IReadOnlyList<CaseFile> Files, DecisionIndex Decisions)
{
    public const string DecisionsFile = "decisions.jsonl";

    /// <exception cref="CaseDirectoryException">The directory cannot be read, holds no cases or has a malformed line.</exception>
    public static CaseDirectory Read(string path)
    {
        if (!Directory.Exists(path)) throw new CaseDirectoryException($"{path}: no such directory");
        var names = Directory.GetFiles(path, "*.jsonl").Order(StringComparer.Ordinal).ToArray();
        var decisions = DecisionIndex.Empty;
        var files = new List<CaseFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (Path.GetFileName(name) == DecisionsFile)
                decisions = new DecisionIndex(JsonLines.Read(name, Decision.Read));
            else
                files.Add(new CaseFile(Path.GetFileName(name), JsonLines.Read(name, line => Unique(CaseReader.Read(line), seen))));
        }

        return files.Count > 0 ? new CaseDirectory(files, decisions) : throw new CaseDirectoryException($"{path}: no case files (*.jsonl)");
    }

    private static ConformanceCase Unique(ConformanceCase @case, HashSet<string> seen) =>
        seen.Add(@case.Id) ? @case : throw new FormatException($"the id {@case.Id} occurs twice");
}
