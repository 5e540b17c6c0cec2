namespace PhalNet.Conformance.Cases;

/// <summary>All case files of one directory, and the decisions about individual cases.</summary>
internal sealed record CaseDirectory(IReadOnlyList<CaseFile> Files, DecisionIndex Decisions)
{
    public const string DecisionsFile = "decisions.jsonl";

    /// <summary>Cases that stay different, each with the row of <c>docs/reference/profiles.md</c> that documents it.</summary>
    public const string DocumentedFile = "documented.jsonl";

    /// <summary>More cases than these would no longer be exceptions.</summary>
    public const int MaxDocumented = 15;

    /// <exception cref="CaseDirectoryException">The directory cannot be read, contains no cases or has a malformed line.</exception>
    public static CaseDirectory Read(string path)
    {
        if (!Directory.Exists(path)) throw new CaseDirectoryException($"{path}: no such directory");
        var names = Directory.GetFiles(path, "*.jsonl").Order(StringComparer.Ordinal).ToArray();
        List<Decision> decided = [], documented = [];
        var files = new List<CaseFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (Path.GetFileName(name) == DecisionsFile)
                decided = JsonLines.Read(name, Decision.Read);
            else if (Path.GetFileName(name) == DocumentedFile)
                documented = JsonLines.Read(name, Decision.ReadDocumented);
            else
                files.Add(new CaseFile(Path.GetFileName(name), JsonLines.Read(name, line => Unique(CaseReader.Read(line), seen))));
        }

        if (documented.Count > MaxDocumented)
            throw new CaseDirectoryException($"{DocumentedFile}: {documented.Count} lines; at most {MaxDocumented} cases may stay different");
        var decisions = new DecisionIndex(decided.ExceptBy(documented.Select(one => one.Id), one => one.Id).Concat(documented));
        return files.Count > 0 ? new CaseDirectory(files, decisions) : throw new CaseDirectoryException($"{path}: no case files (*.jsonl)");
    }

    private static ConformanceCase Unique(ConformanceCase @case, HashSet<string> seen) =>
        seen.Add(@case.Id) ? @case : throw new FormatException($"the id {@case.Id} occurs twice");
}
