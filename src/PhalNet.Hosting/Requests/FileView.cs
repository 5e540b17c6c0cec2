namespace PhalNet.Hosting;

/// <summary>Reads a part of a buffered body from its start, with a position of its own; disposing it leaves the content to the next reader.</summary>
internal sealed class FileView(Stream body, long start, long length) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        body.Position = start + Position;
        var count = body.Read(buffer[..Within(buffer.Length)]);
        Position += count;
        return count;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        body.Position = start + Position;
        var count = await body.ReadAsync(buffer[..Within(buffer.Length)], cancellationToken);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => Length,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Within(int count) => (int)Math.Clamp(length - Position, 0, count);
}
