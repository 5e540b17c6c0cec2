using System.Text.Encodings.Web;
using System.Text.Json;

namespace PhalNet.Hosting;

/// <summary>A buffer and the JSON writer into it, used again from reply to reply.</summary>
internal sealed class EnvelopeBuffer
{
    /// <summary>Deeper than any data may be: how deep that is, the serializer of its module says.</summary>
    public const int MaxDepth = 1100;

    // One large reply should not keep its memory for ever.
    private const int KeptBytes = 256 * 1024;

    public EnvelopeBuffer()
    {
        Bytes = new PooledBuffer(1024);
        Json = new Utf8JsonWriter(Bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth });
    }

    public PooledBuffer Bytes { get; private set; }

    public Utf8JsonWriter Json { get; }

    public void Reset()
    {
        if (Bytes.WrittenCount > KeptBytes)
        {
            Bytes.Dispose();
            Bytes = new PooledBuffer(1024);
        }

        Bytes.Clear();
        Json.Reset(Bytes);
    }
}
