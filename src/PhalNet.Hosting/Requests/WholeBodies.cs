using Microsoft.AspNetCore.RequestDecompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting;

/// <summary>
/// Makes the host's request decompression detect a truncated body, for every endpoint: .NET's decoders treat it as complete, so that half
/// of what the caller sent would be accepted as the whole. It fails like a malformed body.
/// </summary>
internal sealed class WholeBodies(IDecompressionProvider decoder, bool isGzip) : IDecompressionProvider
{
    public static void TakeOver(IServiceProvider services)
    {
        if (services.GetService<IRequestDecompressionProvider>() is null)
            return;
        var known = services.GetRequiredService<IOptions<RequestDecompressionOptions>>().Value.DecompressionProviders;
        foreach (var name in known.Keys.Intersect(["br", "deflate", "gzip"], StringComparer.OrdinalIgnoreCase).ToArray())
        {
            // A custom provider of the host may decode something else under this name.
            if (known[name] is { } own && own.GetType().Assembly == typeof(RequestDecompressionOptions).Assembly)
                known[name] = new WholeBodies(own, name.Equals("gzip", StringComparison.OrdinalIgnoreCase));
        }
    }

    public Stream GetDecompressionStream(Stream stream)
    {
        var sent = new SentBytes(stream);
        return new DecodedBody(decoder.GetDecompressionStream(sent), sent, isGzip);
    }
}

/// <summary>A decoded body that does not end before the encoded one does.</summary>
internal sealed class DecodedBody(Stream decoded, SentBytes sent, bool isGzip) : ReadOnlyStream
{
    private uint _length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The Brotli decoder reads beyond its end even for an empty buffer.
        if (buffer.Length == 0)
            return 0;
        var count = await decoded.ReadAsync(buffer, cancellationToken);
        if (count == 0 && !IsWhole())
            throw new InvalidDataException("The encoded body is incomplete.");
        _length += (uint)count;
        return count;
    }

    // The decoders of zlib and Brotli only read on before the end. The gzip decoder looks for another member after it, and each member ends
    // with its length, so with several members nothing more can be checked.
    private bool IsWhole() => sent.IsEmpty
        || (isGzip ? sent.LastFour == _length && sent.HasLength || sent.HasParts : !sent.HasEnded);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            decoded.Dispose();
        base.Dispose(disposing);
    }

    public override ValueTask DisposeAsync() => decoded.DisposeAsync();
}

/// <summary>The encoded body as read by a decoder.</summary>
internal sealed class SentBytes(Stream body) : ReadOnlyStream
{
    // The shortest gzip: a header of 10 bytes, an empty block, checksum and length.
    private const int Shortest = 20;
    private const uint Head = 0x1f8b08;

    private long _count;
    private uint _last;
    private int _heads;

    /// <summary>Whether the decoder has read beyond the end.</summary>
    public bool HasEnded { get; private set; }

    public bool IsEmpty => _count == 0;

    public bool HasLength => _count >= Shortest;

    /// <summary>Whether there is more than one gzip header.</summary>
    public bool HasParts => _heads > 1;

    /// <summary>The last four bytes as a little-endian number.</summary>
    public uint LastFour => System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(_last);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await body.ReadAsync(buffer, cancellationToken);
        HasEnded |= count == 0 && buffer.Length > 0;
        _count += count;
        Look(buffer.Span[..count]);
        return count;
    }

    private void Look(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            _last = (_last << 8) | one;
            if ((_last & 0xffffff) == Head)
                _heads++;
        }
    }
}

/// <summary>A forward-only stream with asynchronous reads.</summary>
internal abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
