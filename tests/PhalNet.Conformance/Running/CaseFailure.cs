namespace PhalNet.Conformance.Running;

internal sealed record CaseFailure(string Id, string Difference);
