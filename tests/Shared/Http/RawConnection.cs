using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PhalNet.Tests.Http;

/// <summary>A connection that sends exactly the given bytes and reads one reply after another. If the server hangs, the test fails.</summary>
public sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];
    private NetworkStream _stream = null!;
    private int _start;
    private int _end;

    public int LocalPort => ((IPEndPoint)_client.Client.LocalEndPoint!).Port;

    public static async Task<RawConnection> OpenAsync(Uri url)
    {
        using var patience = new CancellationTokenSource(Patience);
        var connection = new RawConnection();
        await connection._client.ConnectAsync(url.Host, url.Port, patience.Token);
        connection._stream = connection._client.GetStream();
        return connection;
    }

    /// <summary>Sends one request on a new connection and reads its reply.</summary>
    public static async Task<RawReply> SendAsync(Uri url, byte[] request, bool hasBody = true)
    {
        using var connection = await OpenAsync(url);
        await connection.WriteAsync(request);
        return await connection.ReadAsync(hasBody);
    }

    public static Task<RawReply> SendAsync(Uri url, string request, bool hasBody = true) =>
        SendAsync(url, Encoding.UTF8.GetBytes(request), hasBody);

    public async Task WriteAsync(byte[] bytes)
    {
        using var patience = new CancellationTokenSource(Patience);
        await _stream.WriteAsync(bytes, patience.Token);
    }

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Closes the sending side; replies can still be read.</summary>
    public void EndWriting() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Reads one reply, also an interim one.</summary>
    /// <param name="hasBody">False for the reply to a HEAD request.</param>
    /// <exception cref="IOException">The server closed the connection first.</exception>
    public async Task<RawReply> ReadAsync(bool hasBody = true) =>
        await TryReadAsync(hasBody) ?? throw new IOException("The connection was closed without a reply.");

    /// <summary>Reads one reply; null if the server closed the connection without one.</summary>
    public async Task<RawReply?> TryReadAsync(bool hasBody = true)
    {
        using var patience = new CancellationTokenSource(Patience);
        if (await ReadLineAsync(patience.Token) is not { } first)
            return null;
        var status = int.Parse(first.Split(' ')[1], CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(patience.Token) is { Length: > 0 } line)
            headers[line[..line.IndexOf(':')]] = line[(line.IndexOf(':') + 1)..].Trim();
        hasBody &= status is >= 200 and not (204 or 304);
        return new(status, headers, hasBody ? await ReadBodyAsync(headers, patience.Token) : []);
    }

    /// <summary>Reads everything until the server closes or resets the connection.</summary>
    public async Task<byte[]> ReadToEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await ReadToEndAsync(patience.Token);
    }

    public void Dispose() => _client.Dispose();

    private async Task<byte[]> ReadBodyAsync(Dictionary<string, string> headers, CancellationToken patience)
    {
        if (headers.GetValueOrDefault("Transfer-Encoding") == "chunked")
            return await ReadChunksAsync(patience);
        return headers.TryGetValue("Content-Length", out var length)
            ? await ReadAsync(int.Parse(length, CultureInfo.InvariantCulture), patience)
            : await ReadToEndAsync(patience);
    }

    private async Task<byte[]> ReadChunksAsync(CancellationToken patience)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var line = await ReadLineAsync(patience) ?? throw new EndOfStreamException("The last chunk is missing.");
            var size = int.Parse(line, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            body.Write(await ReadAsync(size, patience));
            await ReadLineAsync(patience);
            if (size == 0)
                return body.ToArray();
        }
    }

    private async Task<byte[]> ReadToEndAsync(CancellationToken patience)
    {
        using var all = new MemoryStream();
        do
            all.Write(_buffer, _start, _end - _start);
        while (await FillAsync(patience));
        return all.ToArray();
    }

    private async Task<byte[]> ReadAsync(int count, CancellationToken patience)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            if (_start == _end && !await FillAsync(patience))
                throw new EndOfStreamException($"{read} of {count} bytes.");
            var some = Math.Min(count - read, _end - _start);
            _buffer.AsSpan(_start, some).CopyTo(bytes.AsSpan(read));
            read += some;
            _start += some;
        }

        return bytes;
    }

    // Null at the end of the stream.
    private async Task<string?> ReadLineAsync(CancellationToken patience)
    {
        var line = new List<byte>();
        while (true)
        {
            if (_start == _end && !await FillAsync(patience))
                return line.Count == 0 ? null : throw new EndOfStreamException($"Half a line: {Encoding.UTF8.GetString([.. line])}");
            var next = _buffer[_start++];
            if (next == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(next);
        }
    }

    // A reset also ends the stream.
    private async Task<bool> FillAsync(CancellationToken patience)
    {
        (_start, _end) = (0, 0);
        try
        {
            _end = await _stream.ReadAsync(_buffer, patience);
        }
        catch (IOException)
        {
        }

        return _end > 0;
    }
}
