using System.Text;

namespace PhalNet.Faults.Tests;

/// <summary>Random bytes over sockets to a real server: one request in three is corrupted, so that it may not be HTTP any more.</summary>
public sealed class SocketFuzzTests
{
    // A server logs five lines of a kind per minute and one with the number of the others.
    private const int MostLines = 50;

    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Spoiled = TimeSpan.FromMilliseconds(100);

    private static readonly FuzzTarget Target = new(
        ["/", "/", "/api/platform", "/api/app/", "/index.php", "/some/path", "/docs", "/admin", "//", "/%2e%2e/"],
        [
            "App.Site.Index", "Platform.ChatMessage.Send", "Platform.ChatMessage.Send", "Platform.ChatMessage.BulkSend",
            "Platform.ChatMessage.GetMessageList",
            "Platform.ChatMessage.GetUnreadNum", "Platform.ChatMessage.Recall", "Platform.ChatMessage.Sync", "ChatMessage.Send",
            "Nothing.There", "a",
        ],
        ["chat_message_to_uuid", "chat_message_data", "chat_message_type", "access_token", "username", "uuids", "sign", "text"],
        ["page", "perpage", "id", "chat_message_id", "cursor", "sequence", "limit"],
        ["since", "until"],
        ["ext_data", "ids"]);

    [Theory]
    [MemberData(nameof(StrangersTarget.Profiles), MemberType = typeof(StrangersTarget))]
    public async Task Bytes_ThatAreMadeUp_GetEnvelopesOrRefusals_AndLeaveNothing(string profile)
    {
        await using var server = await StrangersTarget.StartAsync($"--PhalNet:Profile={profile}");
        var quiet = server.Console.Split('\n').Length;
        var (seed, count) = (FuzzSettings.Seed, (FuzzSettings.Requests + 1) / 2);
        await SendAsync(server, seed, count / 2);
        var (memory, handles, threads) = Figures(server);

        await SendAsync(server, seed + (count / 2), count - (count / 2));

        (await server.Http.GetAsync("/health/live")).EnsureSuccessStatusCode();
        var lines = server.Console.Split('\n')[quiet..];
        lines.ShouldAllBe(line => !line.Contains("fail:") && !line.Contains("crit:"));
        lines.Length.ShouldBeLessThan(MostLines);
        await SettleAsync(() => Figures(server).Handles < handles + 20);
        var after = Figures(server);
        (after.Memory - memory).ShouldBeLessThan(100);
        (after.Handles - handles).ShouldBeLessThan(20);
        (after.Threads - threads).ShouldBeLessThan(30);
    }

    private static Task SendAsync(ServerProcess server, int seed, int count) => Parallel.ForEachAsync(
        Enumerable.Range(seed, count),
        new ParallelOptions { MaxDegreeOfParallelism = 48 },
        async (one, _) =>
        {
            var dice = new Dice(one);
            var request = OddRequest.Make(dice, Target);
            var bytes = Bytes(request, dice);
            var isSpoiled = dice.Chance(33);
            if (isSpoiled)
                bytes = dice.Spoil(bytes, OddValues.Tokens);
            var sent = Encoding.Latin1.GetString(bytes);
            var isHead = sent.StartsWith("HEAD ", StringComparison.Ordinal);
            var reply = await FuzzConnection.SendAsync(server.Url, bytes, isHead, isSpoiled ? Spoiled : Whole);
            var fault = reply is not null ? EnvelopeJudge.FindFault(reply.Status, reply.ContentType, reply.Body, !isHead)
                : isSpoiled ? null : "no reply";
            fault.ShouldBeNull($"{FuzzSettings.Replay(one)}\n{sent}\n{reply?.Status} {Encoding.UTF8.GetString(reply?.Body ?? [])}");
        });

    private static byte[] Bytes(OddRequest request, Dice dice)
    {
        var target = request.Query.Length == 0 ? request.Path : $"{request.Path}?{request.Query}";
        var head = new StringBuilder($"{request.Method} {target} HTTP/1.{(dice.Chance(97) ? 1 : 0)}\r\nHost: a\r\n");
        foreach (var (name, value) in request.Headers)
            head.Append($"{name}: {value}\r\n");
        if (request.Body is not { } body)
            return Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
        if (dice.Chance(70))
            return [.. Encoding.Latin1.GetBytes(head.Append($"Content-Length: {body.Length}\r\n\r\n").ToString()), .. body];
        var split = dice.Below(body.Length + 1);
        return
        [
            .. Encoding.Latin1.GetBytes(head.Append("Transfer-Encoding: chunked\r\n\r\n").ToString()),
            .. Chunk(body[..split]),
            .. Chunk(body[split..]),
            .. "0\r\n\r\n"u8,
        ];
    }

    private static byte[] Chunk(byte[] bytes) =>
        bytes.Length == 0 ? [] : [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];

    private static (long Memory, int Handles, int Threads) Figures(ServerProcess server) =>
        ProcessFigures.WhyNot is null ? (server.Resident(), server.Handles(), server.Threads()) : default;

    private static async Task SettleAsync(Func<bool> isSettled)
    {
        for (var i = 0; i < 100 && !isSettled(); i++)
            await Task.Delay(100);
    }
}
