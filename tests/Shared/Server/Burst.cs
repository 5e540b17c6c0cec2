using System.Collections.Concurrent;
using System.Net.Sockets;

namespace PhalNet.Tests.Server;

/// <summary>Members who send messages one after another until the server is gone.</summary>
internal sealed class Burst
{
    private readonly ConcurrentQueue<(string Content, Envelope Reply)> _replies = new();
    private readonly Task _members;
    private readonly HttpClient _http;

    public Burst(Uri url, int members)
    {
        _http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
        _members = Task.WhenAll(Enumerable.Range(0, members).Select(number => Task.Run(() => SendAsync(number))));
    }

    public int Count => _replies.Count;

    public async Task WaitForAsync(int count)
    {
        while (Count < count && !_members.IsCompleted)
            await Task.Delay(5);
    }

    /// <summary>All replies, after the last one was received.</summary>
    public async Task<IReadOnlyList<(string Content, Envelope Reply)>> EndAsync()
    {
        await _members;
        _http.Dispose();
        return [.. _replies];
    }

    private async Task SendAsync(int member)
    {
        for (var number = 0; ; number++)
        {
            var content = $"member {member} message {number}";
            try
            {
                _replies.Enqueue((content, await Message.SendAsync(_http, content)));
            }
            catch (Exception exception) when (exception is HttpRequestException or SocketException)
            {
                // HttpClient passes the socket's error through when the server goes away while the connection is being made.
                return;
            }
        }
    }
}
