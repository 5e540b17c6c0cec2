using System.Text;

namespace PhalNet.Tests.Server;

/// <summary>A reply as received.</summary>
internal sealed record RawReply(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public Envelope Envelope => Envelope.Parse(Text);
}
