namespace PhalNet.Conformance.Tests.Replay;

/// <summary>What a replayed answer gets wrong on purpose.</summary>
internal enum ReplayFault
{
    None,
    Ret,
    Message,
    ExtraMember,
    Status,
}
