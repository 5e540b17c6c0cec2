using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PhalNet.Benchmarks.Platform;

/// <summary>A connection that sends messages one after another; plain enough to leave the driver's core room for a high rate.</summary>
internal sealed class SendConnection : IDisposable
{
    private static readonly byte[] Accepted = "{\"ret\":200,\"data\":{\"id\":\""u8.ToArray();
    private static readonly byte[] EndOfHeaders = "\r\n\r\n"u8.ToArray();

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _received = new byte[4096];

    public static async Task<SendConnection> OpenAsync(int port)
    {
        var connection = new SendConnection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, port);
        return connection;
    }

    /// <summary>Sends a message; gives its id.</summary>
    /// <exception cref="InvalidDataException">The server answered something else.</exception>
    public async Task<long> SendAsync(string token, string recipient)
    {
        var body = $"access_token={token}&chat_message_to_uuid={recipient}&chat_message_data={MessageText.Encoded}&chat_message_type=text";
        var request = "POST /?s=Platform.ChatMessage.Send HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        await _socket.SendAsync(Encoding.ASCII.GetBytes(request));

        var length = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_received.AsMemory(length));
            length += read;
            if (read == 0 || length == _received.Length)
                throw new InvalidDataException($"No whole reply: {Encoding.UTF8.GetString(_received, 0, length)}");
            if (Id(_received.AsSpan(0, length)) is { } id)
                return id;
        }
    }

    public void Dispose() => _socket.Dispose();

    // Null as long as the reply is not whole; both servers send it in one piece, mostly.
    private static long? Id(ReadOnlySpan<byte> reply)
    {
        var headers = reply.IndexOf(EndOfHeaders);
        if (headers < 0 || reply[^1] != '}')
            return null;
        var body = reply[(headers + EndOfHeaders.Length)..];
        if (!body.StartsWith(Accepted))
            throw new InvalidDataException($"The server answered {Encoding.UTF8.GetString(body)}");
        var digits = body[Accepted.Length..];
        return long.Parse(digits[..digits.IndexOf((byte)'"')], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}

internal static class MessageText
{
    /// <summary>The content of a message as a form carries it; the same as in send.lua.</summary>
    public const string Encoded = "Are%20we%20still%20on%20for%20lunch%20tomorrow%20at%20half%20past%20twelve%3F";
}
