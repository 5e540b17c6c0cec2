using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PhalNet.Hosting.Tests.Support;

/// <summary>A socket to the host: sends exactly the given bytes and reads one reply after the other. A timeout counts as a hang.</summary>
public sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly CancellationTokenSource _hang = new(Patience);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private NetworkStream _stream = null!;
    private int _start;
    private int _end;

    public static async Task<RawConnection> OpenAsync(int port)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync("127.0.0.1", port, connection._hang.Token);
        connection._stream = connection._client.GetStream();
        return connection;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes, _hang.Token);

    /// <summary>Signals the end of sending.</summary>
    public void EndSending() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Reads a complete reply; null when the server closed the connection without one.</summary>
    public async Task<RawReply?> ReadAsync(bool hasBody = true)
    {
        if (await ReadLineAsync() is not { } first)
            return null;
        var headers = new List<KeyValuePair<string, string>>();
        while (await ReadLineAsync() is { Length: > 0 } line)
            headers.Add(new(line[..line.IndexOf(':')], line[(line.IndexOf(':') + 1)..].Trim()));
        var head = new RawReply(int.Parse(first.Split(' ')[1], CultureInfo.InvariantCulture), headers, []);
        if (!hasBody || head.Status is 100 or 204 or 304)
            return head;
        if (head.Header("Transfer-Encoding") == "chunked")
            return head with { Body = await ReadChunksAsync() };
        return head with { Body = await ReadAsync(int.Parse(head.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture)) };
    }

    public async Task<string?> ReadLineAsync()
    {
        var line = new List<byte>();
        while (true)
        {
            if (_start == _end && !await FillAsync())
                return line.Count == 0 ? null : throw new EndOfStreamException();
            var next = _buffer[_start++];
            if (next == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(next);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _hang.Dispose();
    }

    private async Task<byte[]> ReadChunksAsync()
    {
        var body = new List<byte>();
        while (true)
        {
            var size = int.Parse((await ReadLineAsync())!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            body.AddRange(await ReadAsync(size));
            await ReadLineAsync();
            if (size == 0)
                return [.. body];
        }
    }

    private async Task<byte[]> ReadAsync(int count)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            if (_start == _end && !await FillAsync())
                throw new EndOfStreamException($"{read} of {count} bytes.");
            var some = Math.Min(count - read, _end - _start);
            _buffer.AsSpan(_start, some).CopyTo(bytes.AsSpan(read));
            read += some;
            _start += some;
        }

        return bytes;
    }

    private async Task<bool> FillAsync()
    {
        _start = 0;
        try
        {
            _end = await _stream.ReadAsync(_buffer, _hang.Token);
        }
        catch (IOException)
        {
            _end = 0;
        }

        return _end > 0;
    }
}
