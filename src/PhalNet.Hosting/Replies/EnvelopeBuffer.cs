using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.ObjectPool;

namespace PhalNet.Hosting;

/// <summary>A buffer and the JSON writer into it, used again from reply to reply.</summary>
internal sealed class EnvelopeBuffer
{
    /// <summary>Deeper than any data may be: how deep that is, the serializer of its module says.</summary>
    public const int MaxDepth = 1100;

    // A buffer that one large reply made grow is given back.
    private const int MaxRetainedBytes = 256 * 1024;

    public EnvelopeBuffer()
    {
        Bytes = new PooledBuffer(1024);
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };
        Json = new Utf8JsonWriter(Bytes, options);
    }

    public PooledBuffer Bytes { get; private set; }

    public Utf8JsonWriter Json { get; }

    public void Reset()
    {
        if (Bytes.WrittenCount > MaxRetainedBytes)
        {
            Bytes.Dispose();
            Bytes = new PooledBuffer(1024);
        }

        Bytes.Clear();
        Json.Reset(Bytes);
    }
}

internal sealed class EnvelopeBufferPolicy : PooledObjectPolicy<EnvelopeBuffer>
{
    public override EnvelopeBuffer Create() => new();

    public override bool Return(EnvelopeBuffer obj)
    {
        obj.Reset();
        return true;
    }
}
