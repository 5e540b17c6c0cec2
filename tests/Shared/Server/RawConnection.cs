using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PhalNet.Tests.Server;

/// <summary>A connection that sends exactly the given bytes.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client = new() { NoDelay = true };
    private NetworkStream _stream = null!;
    private readonly byte[] _one = new byte[1];

    /// <summary>The local port.</summary>
    public int LocalPort => ((IPEndPoint)_client.Client.LocalEndPoint!).Port;

    public static async Task<RawConnection> OpenAsync(Uri url)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(url.Host, url.Port);
        connection._stream = connection._client.GetStream();
        return connection;
    }

    /// <summary>Sends one request on a new connection.</summary>
    public static async Task<RawReply> SendAsync(Uri url, byte[] request)
    {
        using var connection = await OpenAsync(url);
        await connection.WriteAsync(request);
        return await connection.ReadAsync();
    }

    public static Task<RawReply> SendAsync(Uri url, string request) => SendAsync(url, Encoding.Latin1.GetBytes(request));

    public async Task WriteAsync(byte[] bytes) => await _stream.WriteAsync(bytes);

    public Task WriteAsync(string text) => WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Closes the sending side; the reply can still be read.</summary>
    public void EndWriting() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Reads one reply, also an interim one. A server that does not respond in time fails the test.</summary>
    public async Task<RawReply> ReadAsync(string method = "")
    {
        using var patience = new CancellationTokenSource(Patience);
        var head = await ReadLineAsync(patience.Token);
        if (head.Length == 0)
            throw new IOException("The connection was closed without a reply.");
        var status = int.Parse(head.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(patience.Token) is { Length: > 0 } line)
            headers[line[..line.IndexOf(':')]] = line[(line.IndexOf(':') + 1)..].Trim();
        var hasBody = status >= 200 && status is not (204 or 304) && method != "HEAD";
        return new(status, headers, hasBody ? await ReadBodyAsync(headers, patience.Token) : []);
    }

    /// <summary>Reads everything until the server closes or resets the connection.</summary>
    public async Task<byte[]> ReadToEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var all = new MemoryStream();
        try
        {
            await _stream.CopyToAsync(all, patience.Token);
        }
        catch (IOException)
        {
            // A reset also ends the stream.
        }

        return all.ToArray();
    }

    public void Dispose() => _client.Dispose();

    private async Task<byte[]> ReadBodyAsync(Dictionary<string, string> headers, CancellationToken cancellation)
    {
        if (headers.TryGetValue("Content-Length", out var length))
        {
            var body = new byte[int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)];
            await _stream.ReadExactlyAsync(body, cancellation);
            return body;
        }

        using var all = new MemoryStream();
        await _stream.CopyToAsync(all, cancellation);
        return all.ToArray();
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (await _stream.ReadAsync(_one, cancellation) == 1 && _one[0] != '\n')
            line.Append((char)_one[0]);
        return line.ToString().TrimEnd('\r');
    }
}
