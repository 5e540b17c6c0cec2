using System.Buffers;
using System.Text;

namespace PhalNet.Hosting;

/// <summary>
/// Finds the parts of a multipart body. It takes what senders write: lines that end in LF alone, text in front of the first part and behind
/// the last, a closing boundary that is missing.
/// </summary>
internal sealed class MultipartScanner(Stream body, string boundary) : IDisposable
{
    private const int BufferSize = 32 * 1024;
    private const int LongestHead = 16 * 1024;

    private readonly byte[] _boundary = Encoding.UTF8.GetBytes("\n--" + boundary);
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;

    /// <summary>Where in the body the scanner stands.</summary>
    public long Position { get; private set; }

    /// <summary>How long the content was that was read last.</summary>
    public long ContentLength { get; private set; }

    private ReadOnlySpan<byte> Waiting => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Goes behind the next line that is a boundary; false where there is none.</summary>
    public async ValueTask<bool> FindPartAsync(CancellationToken cancellation)
    {
        while (await ReadLineAsync(cancellation) is { } line)
        {
            if (line.Span.SequenceEqual(_boundary.AsSpan(1)))
                return true;
        }

        return false;
    }

    /// <summary>Reads the headers of a part, up to the empty line behind them.</summary>
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

    /// <summary>Reads what a part holds, up to the next boundary.</summary>
    /// <param name="output">Takes the content; null where its length is enough.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>False where the body ends before a boundary.</returns>
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

            // What is left may be the beginning of a boundary, with the line end in front of it.
            var kept = Math.Min(_end - _start, _boundary.Length + 1);
            await TakeAsync(_end - _start - kept, output, cancellation);
            if (await FillAsync(cancellation))
                continue;
            await TakeAsync(_end - _start, output, cancellation);
            return false;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    // A line without its end; the last one counts only where it has one. One that is longer than the buffer comes in pieces.
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
