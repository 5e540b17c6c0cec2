using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PhalNet.Conformance.Http;

namespace PhalNet.Conformance.Tests.Replay;

/// <summary>
/// A small TCP server: reads complete requests, keeps their bodies and replies with queued bytes, in pieces if requested.
/// </summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<byte[]> answers = new();
    private readonly List<byte[]> requests = [];
    private readonly Task accepting;

    public StubServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public IPEndPoint EndPoint => (IPEndPoint)listener.LocalEndpoint;

    public IReadOnlyList<byte[]> Requests => requests;

    public int Connections { get; private set; }

    /// <summary>How many bytes are sent at once.</summary>
    public int Piece { get; init; } = int.MaxValue;

    /// <summary>Whether the connection is closed after each reply.</summary>
    public bool Close { get; init; }

    public void Answer(byte[] bytes) => answers.Enqueue(bytes);

    public void Answer(string text) => Answer(Encoding.UTF8.GetBytes(text));

    public static byte[] Spell(RawReply reply)
    {
        var head = new StringBuilder($"HTTP/1.1 {reply.Status.ToString(CultureInfo.InvariantCulture)} {reply.Reason}\r\n");
        foreach (var (name, value) in reply.Headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        head.Append("Content-Length: ").Append(reply.Body.Length).Append("\r\n\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. reply.Body];
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(stop.Token);
            Connections++;
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        client.NoDelay = true;
        var stream = client.GetStream();
        while (await RequestAsync(stream) is { } request)
        {
            requests.Add(request);
            if (!answers.TryDequeue(out var answer)) await Task.Delay(Timeout.Infinite, stop.Token);
            for (var at = 0; at < answer!.Length; at += Piece)
            {
                await stream.WriteAsync(answer.AsMemory(at, Math.Min(Piece, answer.Length - at)), stop.Token);
                if (Piece == int.MaxValue) break;
            }

            if (Close) return;
        }
    }

    private async Task<byte[]?> RequestAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[4096];
        while (true)
        {
            var text = Encoding.Latin1.GetString([.. bytes]);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && bytes.Count >= end + 4 + Length(text[..end])) return [.. bytes];
            var count = await stream.ReadAsync(buffer, stop.Token);
            if (count == 0) return null;
            bytes.AddRange(buffer.AsSpan(0, count));
        }
    }

    private static int Length(string head) =>
        head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal)) is { } line
            ? int.Parse(line["Content-Length: ".Length..], CultureInfo.InvariantCulture)
            : 0;
}
