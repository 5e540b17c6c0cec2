namespace PhalNet.Docs.Internal.Documents;

/// <summary>What a call that goes well is answered with.</summary>
internal enum ReplyKind
{
    Envelope,
    File,
    Stream,
    Events,
}
