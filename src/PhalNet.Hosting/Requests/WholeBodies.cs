using Microsoft.AspNetCore.RequestDecompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting;

/// <summary>
/// Has the host's request decompression tell a body that breaks off from one that ends: the decoders of .NET take both for the end, so that
/// half of what a caller sent would count as all of it. It fails as it does for a body that is malformed, for every endpoint of the host.
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
            // One of the host's own may decode something else under the name.
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
        // Asked for nothing, the decoder of Brotli reads on beyond its end.
        if (buffer.Length == 0)
            return 0;
        var count = await decoded.ReadAsync(buffer, cancellationToken);
        if (count == 0 && !IsWhole())
            throw new InvalidDataException("The encoded body breaks off.");
        _length += (uint)count;
        return count;
    }

    // The decoders of zlib and Brotli ask for more only before the end; that of gzip looks for another part behind it, and each part
    // ends with its length. Of several parts no more can be told.
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

/// <summary>What a caller sent, as a decoder reads it.</summary>
internal sealed class SentBytes(Stream body) : ReadOnlyStream
{
    // The shortest gzip: a head of 10 bytes, an empty block, checksum and length.
    private const int Shortest = 20;
    private const uint Head = 0x1f8b08;

    private long _count;
    private uint _last;
    private int _heads;

    /// <summary>Whether the decoder asked for more than there is.</summary>
    public bool HasEnded { get; private set; }

    public bool IsEmpty => _count == 0;

    public bool HasLength => _count >= Shortest;

    /// <summary>Whether the head of a gzip is there more than once.</summary>
    public bool HasParts => _heads > 1;

    /// <summary>The last four bytes as a number, the first the lowest.</summary>
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

/// <summary>A stream that is read from beginning to end, without blocking.</summary>
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
