namespace PhalNet.Conformance.Tests.Replay;

/// <summary>A deliberate error in a replayed reply.</summary>
internal enum ReplayFault
{
    None,
    Ret,
    Message,
    ExtraMember,
    Status,
}
