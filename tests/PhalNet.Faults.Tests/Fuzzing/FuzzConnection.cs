using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PhalNet.Faults.Tests;

/// <summary>Sends bytes on a new connection and reads the first reply.</summary>
internal static class FuzzConnection
{
    /// <param name="url">The server.</param>
    /// <param name="request">The bytes to send.</param>
    /// <param name="isHead">Whether the reply has no body.</param>
    /// <param name="patience">How long to wait for more; a corrupted request may never be complete.</param>
    /// <returns>The reply; null if there was none.</returns>
    /// <exception cref="IOException">The server closed the connection within a reply.</exception>
    public static async Task<FuzzReply?> SendAsync(Uri url, byte[] request, bool isHead, TimeSpan patience)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", url.Port);
        var received = new MemoryStream();
        try
        {
            await socket.SendAsync(request);
            var buffer = new byte[16 * 1024];
            while (true)
            {
                using var end = new CancellationTokenSource(patience);
                var count = await socket.ReceiveAsync(buffer, end.Token);
                received.Write(buffer, 0, count);
                if (Parse(received.ToArray(), isHead) is { } reply)
                    return reply;
                if (count == 0)
                    return received.Length == 0
                        ? null
                        : throw new IOException($"half a reply: {Encoding.Latin1.GetString(received.ToArray())}");
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // Data that the server sent before it reset the connection may be lost.
            return null;
        }
    }

    private static FuzzReply? Parse(byte[] bytes, bool isHead)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return null;
        var lines = Encoding.Latin1.GetString(bytes, 0, end).Split("\r\n");
        var headers = lines[1..].Select(line => line.Split(": ", 2))
            .ToLookup(pair => pair[0], pair => pair[^1], StringComparer.OrdinalIgnoreCase);
        var status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);
        var rest = bytes.AsSpan(end + 4);
        var length = int.Parse(headers["Content-Length"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        if (isHead || status is 204 or 304)
            length = 0;
        return rest.Length < length ? null : new(status, headers["Content-Type"].FirstOrDefault(), rest[..length].ToArray());
    }
}

/// <summary>A reply as received.</summary>
internal sealed record FuzzReply(int Status, string? ContentType, byte[] Body);
