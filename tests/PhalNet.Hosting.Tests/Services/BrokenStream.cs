namespace PhalNet.Hosting.Tests.Services;

/// <summary>Returns some bytes, then fails.</summary>
internal sealed class BrokenStream(int bytes) : MemoryStream(new byte[bytes])
{
    public override bool CanSeek => false;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Position < bytes ? base.ReadAsync(buffer, cancellationToken) : throw new IOException("the disk is gone");

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        var buffer = new byte[1024];
        while (await ReadAsync(buffer, cancellationToken) is > 0 and var count)
            await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
    }
}
