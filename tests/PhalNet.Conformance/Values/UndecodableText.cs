using System.Text.Json.Serialization;

namespace PhalNet.Conformance.Values;

/// <summary>
/// A text whose bytes are no UTF-8. Serialising it throws, unless the host adds a converter of its own that replaces or drops the wrong bytes.
/// </summary>
[JsonConverter(typeof(UndecodableTextConverter))]
internal sealed class UndecodableText(byte[] bytes)
{
    public ReadOnlyMemory<byte> Bytes => bytes;
}
