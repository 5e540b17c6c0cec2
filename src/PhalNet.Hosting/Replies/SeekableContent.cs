namespace PhalNet.Hosting;

/// <summary>The rest of a seekable stream, starting at its current position.</summary>
internal sealed class SeekableContent(Stream content) : Stream
{
    private readonly long _start = content.Position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => Math.Max(0, content.Length - _start);

    public override long Position
    {
        get => content.Position - _start;
        set => content.Position = value + _start;
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        (origin == SeekOrigin.Begin ? content.Seek(offset + _start, origin) : content.Seek(offset, origin)) - _start;

    public override int Read(byte[] buffer, int offset, int count) => content.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => content.Read(buffer);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        content.ReadAsync(buffer, offset, count, cancellationToken);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        content.ReadAsync(buffer, cancellationToken);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await content.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            content.Dispose();
        base.Dispose(disposing);
    }
}
