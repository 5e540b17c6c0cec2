using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace PhalNet.Benchmarks.Platform;

/// <summary>
/// Opens event streams, one for each of the first members, and says so; on the line "send" sends messages to them at a steady rate and
/// measures the time from the answer that a sender gets to the event that the recipient gets. Stays until the input ends.
/// </summary>
internal static class ReaderLoad
{
    private static readonly TimeSpan LastEvents = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(int port, string[] tokens, string[] recipients, int readers, double rate, TimeSpan time)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue })
        {
            BaseAddress = new($"http://127.0.0.1:{port}/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var arrivals = new ConcurrentDictionary<long, long>();
        var opening = new List<Task<Stream>>();
        foreach (var token in tokens[..readers])
            opening.Add(OpenAsync(client, token));
        foreach (var stream in await Task.WhenAll(opening))
            _ = ReadAsync(stream, arrivals);
        Console.WriteLine("{\"open\": " + readers + "}");

        while (Console.ReadLine() is { } line)
        {
            if (line == "send")
                await SendAsync(port, tokens[readers..], recipients[..readers], rate, time, arrivals);
        }
    }

    private static async Task<Stream> OpenAsync(HttpClient client, string token)
    {
        var reply = await client.GetAsync(
            $"?s=Platform.ChatMessage.Stream&access_token={token}", HttpCompletionOption.ResponseHeadersRead);
        if (reply.Content.Headers.ContentType?.MediaType != "text/event-stream")
            throw new InvalidDataException($"The server answered {await reply.Content.ReadAsStringAsync()}");
        return await reply.Content.ReadAsStreamAsync();
    }

    private static async Task ReadAsync(Stream stream, ConcurrentDictionary<long, long> arrivals)
    {
        await foreach (var item in SseParser.Create(stream).EnumerateAsync())
        {
            var now = Stopwatch.GetTimestamp();
            if (item.EventType != "new")
                continue;
            using var message = JsonDocument.Parse(item.Data);
            arrivals.TryAdd(message.RootElement.GetProperty("id").GetInt64(), now);
        }

        throw new EndOfStreamException("The server ended an event stream.");
    }

    private static async Task SendAsync(
        int port, string[] senders, string[] readers, double rate, TimeSpan time, ConcurrentDictionary<long, long> arrivals)
    {
        var answers = new ConcurrentDictionary<long, long>();
        var sends = new Latencies();
        await new Pace(port, senders, readers, rate).RunAsync(time, (id, due, now) =>
        {
            answers.TryAdd(id, now);
            sends.Add(now - due);
        });

        // The recipient's copy has the id after the sender's.
        var begun = Stopwatch.GetTimestamp();
        while (answers.Keys.Any(id => !arrivals.ContainsKey(id + 1)) && Stopwatch.GetElapsedTime(begun) < LastEvents)
            await Task.Delay(100);
        var events = new Latencies();
        var missing = 0;
        foreach (var (id, answered) in answers)
        {
            if (arrivals.TryGetValue(id + 1, out var arrived))
                events.Add(arrived - answered);
            else
                missing++;
        }

        Console.WriteLine($"{{{sends.Take("send_")}, {events.Take()}, \"missing\": {missing}}}");
    }
}
