using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Judging;

namespace PhalNet.Conformance.Running;

/// <summary>One file, judged under one profile.</summary>
internal sealed record CasePass(string Title, IReadOnlyList<ConformanceCase> Cases, ServerProfile Profile, IJudge Judge)
{
    /// <summary>The file whose cases test one rule each, and so can also be judged under the Strict profile.</summary>
    private const string StrictFile = "rules.jsonl";

    public static IEnumerable<CasePass> Plan(CaseDirectory directory, RunOptions options)
    {
        foreach (var profile in options.Profiles)
        {
            foreach (var file in directory.Files)
            {
                var cases = options.Only is { } part ? [.. file.Cases.Where(@case => @case.Id.Contains(part, StringComparison.Ordinal))] : file.Cases;
                if (cases.Count == 0) continue;
                if (profile == ServerProfile.PhalApi) yield return new CasePass(file.Name, cases, profile, new CaseJudge(directory.Decisions));
                else if (file.Name == StrictFile) yield return new CasePass($"{file.Name} (Strict)", cases, profile, new StrictJudge(directory.Decisions));
            }
        }
    }
}
