namespace PhalNet.Conformance.Cases;

internal enum DecisionKind
{
    Skip,
    Instead,
    RecordedOr,
}
