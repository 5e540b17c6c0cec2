using System.Text.Json.Serialization;

namespace PhalNet.Conformance.Values;

/// <summary>
/// A text with bytes that are not valid UTF-8. Serialising it throws, unless the host adds a converter that replaces or drops them.
/// </summary>
[JsonConverter(typeof(UndecodableTextConverter))]
internal sealed class UndecodableText(byte[] bytes)
{
    public ReadOnlyMemory<byte> Bytes => bytes;
}
