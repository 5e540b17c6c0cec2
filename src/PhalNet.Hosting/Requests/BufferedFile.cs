namespace PhalNet.Hosting;

/// <summary>A file within a buffered body.</summary>
internal sealed class BufferedFile(string fieldName, string fileName, string contentType, Stream body, long start, long length)
    : UploadedFile
{
    public override string FieldName => fieldName;

    // Some clients send the full path, with the separators of their system.
    public override string FileName { get; } = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];

    public override string ContentType => contentType;

    public override long Length => length;

    public override Stream OpenRead() => new FileView(body, start, length);
}

/// <summary>Reads a part of a buffered body with an independent position; disposing it leaves the body open.</summary>
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
