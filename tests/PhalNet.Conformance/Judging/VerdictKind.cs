namespace PhalNet.Conformance.Judging;

internal enum VerdictKind
{
    Passed,
    Failed,
    Skipped,
}
