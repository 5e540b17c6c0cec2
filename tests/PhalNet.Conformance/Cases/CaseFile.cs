namespace PhalNet.Conformance.Cases;

internal sealed record CaseFile(string Name, IReadOnlyList<ConformanceCase> Cases);
