using System.Collections.Concurrent;
using System.Net.Sockets;

namespace PhalNet.Server.Tests.Sends;

/// <summary>Sends planned messages to a server that is sometimes down; repeats each with its key until there is a reply.</summary>
internal sealed class SendCalls(Uri url, int count) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
    private readonly string?[] _replies = new string?[count];
    private readonly ConcurrentQueue<string> _faults = new();
    private int _acknowledged;
    private int _requests;

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>All requests, including those without a reply.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Invalid replies, and replies that differ from the first one.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>The reply to a message.</summary>
    public Envelope Reply(int number) => Envelope.Parse(_replies[number]!);

    public async Task SendAsync(PlannedSend send)
    {
        if (send.GivenUpAfter is { } limit)
            await GiveUpAsync(send, limit);
        await Task.WhenAll(Enumerable.Range(0, send.AtOnce).Select(_ => RepeatAsync(send)));
        if (send.ThenReads)
            await CallAsync("Platform.ChatMessage.GetMessageList", send, CancellationToken.None, perpage: true);
    }

    /// <summary>Sends until there is a reply, and compares it with the first one.</summary>
    public async Task RepeatAsync(PlannedSend send)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await CallAsync(send.Service, send, patience.Token) is not { } reply)
            {
                await Task.Delay(50, patience.Token);
                continue;
            }

            if (Envelope.Parse(reply).Ret != 200)
                _faults.Enqueue($"{send}: {reply}");
            var first = Interlocked.CompareExchange(ref _replies[send.Number], reply, null);
            if (first is null)
                Interlocked.Increment(ref _acknowledged);
            else if (first != reply)
                _faults.Enqueue($"{send}: {first}, and then {reply}");
            return;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task GiveUpAsync(PlannedSend send, TimeSpan limit)
    {
        using var impatience = new CancellationTokenSource(limit);
        try
        {
            await CallAsync(send.Service, send, impatience.Token);
        }
        catch (OperationCanceledException)
        {
            // The cancellation was intended.
        }
    }

    // Null if the server went away.
    private async Task<string?> CallAsync(string service, PlannedSend send, CancellationToken cancellation, bool perpage = false)
    {
        Interlocked.Increment(ref _requests);
        using var form = perpage ? new FormUrlEncodedContent([new("access_token", send.Sender.Token)]) : send.Form();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/platform?s={service}") { Content = form };
        if (!perpage)
            request.Headers.Add("Idempotency-Key", send.Key);
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            return await response.Content.ReadAsStringAsync(cancellation);
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException)
        {
            return null;
        }
    }
}
