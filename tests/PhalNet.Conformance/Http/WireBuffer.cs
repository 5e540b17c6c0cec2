using System.Text;

namespace PhalNet.Conformance.Http;

/// <summary>Reads lines and counted bytes from a stream, and keeps surplus bytes for the next read.</summary>
internal sealed class WireBuffer(Stream stream)
{
    private const int LongestLine = 64 * 1024;

    private byte[] buffer = new byte[8 * 1024];
    private int start;
    private int end;

    public bool IsEmpty => start == end;

    /// <summary>One line without its end, or null if the stream ended before its first byte.</summary>
    public async ValueTask<string?> ReadLineAsync(string part, CancellationToken cancellation)
    {
        var looked = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + looked, end - start - looked).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var line = buffer.AsSpan(start, looked + found);
                start += looked + found + 1;
                return Decode(line.EndsWith("\r"u8) ? line[..^1] : line);
            }

            looked = end - start;
            if (looked > LongestLine) throw new RawHttpException($"{part}: a line is longer than {LongestLine} bytes");
            if (await FillAsync(cancellation)) continue;
            return looked == 0 ? null : throw new RawHttpException($"{part}: the connection was closed in the middle of a line");
        }
    }

    public async ValueTask<byte[]> ReadExactlyAsync(int count, CancellationToken cancellation)
    {
        var bytes = new byte[count];
        var done = 0;
        while (done < count)
        {
            if (IsEmpty && !await FillAsync(cancellation))
                throw new RawHttpException($"body: the connection was closed after {done} of {count} bytes");
            var piece = Math.Min(count - done, end - start);
            buffer.AsSpan(start, piece).CopyTo(bytes.AsSpan(done));
            start += piece;
            done += piece;
        }

        return bytes;
    }

    public async ValueTask<byte[]> ReadToEndAsync(CancellationToken cancellation)
    {
        while (await FillAsync(cancellation))
        {
        }

        var bytes = buffer.AsSpan(start, end - start).ToArray();
        start = end;
        return bytes;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (start == end) start = end = 0;
        if (end == buffer.Length)
        {
            var larger = start > 0 ? buffer : new byte[buffer.Length * 2];
            buffer.AsSpan(start, end - start).CopyTo(larger);
            buffer = larger;
            end -= start;
            start = 0;
        }

        var count = await stream.ReadAsync(buffer.AsMemory(end), cancellation);
        end += count;
        return count > 0;
    }

    private static string Decode(ReadOnlySpan<byte> line) =>
        System.Text.Unicode.Utf8.IsValid(line) ? Encoding.UTF8.GetString(line) : Encoding.Latin1.GetString(line);
}
