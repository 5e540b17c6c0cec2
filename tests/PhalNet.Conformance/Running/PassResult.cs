namespace PhalNet.Conformance.Running;

internal sealed record PassResult(string Title, int Passed, int Skipped, IReadOnlyList<CaseFailure> Failures);
