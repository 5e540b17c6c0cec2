using System.Buffers;
using System.Text;

namespace PhalNet.Hosting;

/// <summary>
/// Finds the parts of a multipart body. Accepts common deviations: lines ending in LF alone, text before the first part and after the last,
/// a missing closing boundary.
/// </summary>
internal sealed class MultipartScanner(Stream body, string boundary) : IDisposable
{
    private const int BufferSize = 32 * 1024;
    private const int LongestHead = 16 * 1024;

    private readonly byte[] _boundary = Encoding.UTF8.GetBytes("\n--" + boundary);
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;

    /// <summary>The scanner's position in the body.</summary>
    public long Position { get; private set; }

    /// <summary>The length of the content that was read last.</summary>
    public long ContentLength { get; private set; }

    private ReadOnlySpan<byte> Waiting => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Moves behind the next boundary line; false when there is none.</summary>
    public async ValueTask<bool> FindPartAsync(CancellationToken cancellation)
    {
        while (await ReadLineAsync(cancellation) is { } line)
        {
            if (line.Span.SequenceEqual(_boundary.AsSpan(1)))
                return true;
        }

        return false;
    }

    /// <summary>Reads the headers of a part, up to the empty line.</summary>
    public async ValueTask<PartHead> ReadHeadAsync(CancellationToken cancellation)
    {
        var head = new PartHead();
        var length = 0;
        while (await ReadLineAsync(cancellation) is { Length: > 0 } line)
        {
            length += line.Length;
            if (length > LongestHead)
                throw RequestBody.Broken();
            head.Add(Encoding.UTF8.GetString(line.Span));
        }

        head.End();
        return head;
    }

    /// <summary>Reads the content of a part, up to the next boundary.</summary>
    /// <param name="output">Receives the content; null when only its length is needed.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <returns>False when the body ends before a boundary.</returns>
    public async ValueTask<bool> ReadContentAsync(BodyBuffer? output, CancellationToken cancellation)
    {
        ContentLength = 0;
        while (true)
        {
            var found = Waiting.IndexOf(_boundary);
            if (found >= 0)
            {
                var isWindows = found > 0 && Waiting[found - 1] == '\r';
                await TakeAsync(isWindows ? found - 1 : found, output, cancellation);
                Skip(isWindows ? 2 : 1);
                return true;
            }

            // The rest may be the beginning of a boundary, preceded by its line end.
            var kept = Math.Min(_end - _start, _boundary.Length + 1);
            await TakeAsync(_end - _start - kept, output, cancellation);
            if (await FillAsync(cancellation))
                continue;
            await TakeAsync(_end - _start, output, cancellation);
            return false;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    // A line without its line end; the last line only counts if it has one. A line longer than the buffer is returned in pieces.
    private async ValueTask<ReadOnlyMemory<byte>?> ReadLineAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var end = Waiting.IndexOf((byte)'\n');
            if (end < 0 && _end - _start < _buffer.Length)
            {
                if (await FillAsync(cancellation))
                    continue;
                return null;
            }

            var length = end < 0 ? _end - _start : end;
            var line = _buffer.AsMemory(_start, length > 0 && _buffer[_start + length - 1] == '\r' ? length - 1 : length);
            Skip(end < 0 ? length : length + 1);
            return line;
        }
    }

    private async ValueTask TakeAsync(int count, BodyBuffer? output, CancellationToken cancellation)
    {
        if (output is not null)
            await output.WriteAsync(_buffer.AsMemory(_start, count), cancellation);
        ContentLength += count;
        Skip(count);
    }

    private void Skip(int count)
    {
        _start += count;
        Position += count;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (_start > 0)
        {
            Waiting.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var count = await body.ReadAsync(_buffer.AsMemory(_end), cancellation);
        _end += count;
        return count > 0;
    }
}
