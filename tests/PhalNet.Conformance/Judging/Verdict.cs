namespace PhalNet.Conformance.Judging;

/// <summary>The result of a case; the detail is one line: the difference of a failed case, the reason of a skipped one.</summary>
internal sealed record Verdict(VerdictKind Kind, string Detail)
{
    public static readonly Verdict Passed = new(VerdictKind.Passed, "");

    public static Verdict Skipped(string why) => new(VerdictKind.Skipped, why);

    public static Verdict Failed(string difference) => new(VerdictKind.Failed, Shown.OneLine(difference));

    public static Verdict From(string? difference) => difference is null ? Passed : Failed(difference);
}
