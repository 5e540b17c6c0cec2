using System.Text;

namespace PhalNet.Conformance.Http;

/// <summary>A reply as received, with the transfer coding removed.</summary>
internal sealed record RawReply(int Status, string Reason, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    public string? ContentType => Values("Content-Type").FirstOrDefault();

    public IEnumerable<string> Values(string name) =>
        Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    public string BodyText => Encoding.UTF8.GetString(Body);
}
