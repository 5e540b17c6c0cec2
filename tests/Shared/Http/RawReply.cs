using System.Text;

namespace PhalNet.Tests.Http;

/// <summary>A reply as received; of a repeated header, the last line.</summary>
public sealed record RawReply(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public Envelope Envelope => Envelope.Parse(Text, Status, Header("Content-Type") ?? "");

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
