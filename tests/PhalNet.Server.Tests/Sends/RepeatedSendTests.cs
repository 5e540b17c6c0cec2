using System.Diagnostics;
using System.Globalization;

namespace PhalNet.Server.Tests.Sends;

/// <summary>
/// Members send with idempotency keys and repeat requests at random, in parallel and later, while the server is killed repeatedly.
/// <c>eng/sends.sh</c> does it with a million messages.
/// </summary>
public sealed class RepeatedSendTests(ITestOutputHelper output)
{
    private const int Workers = 48;
    private const int Kills = 6;

    [Fact]
    public async Task Sends_RepeatedAndKilled_AreStoredOnceAndOnlyOnce()
    {
        var count = Setting("PHALNET_SENDS", 20_000);
        var seed = Setting("PHALNET_SENDS_SEED", Random.Shared.Next());
        var clock = Stopwatch.StartNew();
        await using var server = new KilledServer();
        await server.StartAsync();
        await server.KillAsync();
        SendMember.AddAll(server.DataDirectory);
        await server.StartAsync();

        using var calls = new SendCalls(server.Url, count);
        var killing = KillAsync(server, calls, count, new Random(seed));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Workers };
        await Parallel.ForEachAsync(Plan(seed, count), parallel, async (send, _) => await calls.SendAsync(send));
        await killing;
        await Parallel.ForEachAsync(
            Plan(seed, count).Where(send => send.Again), parallel, async (send, _) => await calls.RepeatAsync(send));
        await server.KillAsync();
        await server.StartAsync();

        output.WriteLine($"{count} messages from seed {seed}: {calls.Requests} requests, {server.Kills} kills, {clock.Elapsed.TotalSeconds:F0} s");
        Check(new(server.DataDirectory), calls, seed, count);
    }

    private static IEnumerable<PlannedSend> Plan(int seed, int count) =>
        Enumerable.Range(0, count).Select(number => PlannedSend.Make(seed, number));

    private static async Task KillAsync(KilledServer server, SendCalls calls, int count, Random random)
    {
        var period = Math.Clamp(count / Kills, 1, 10_000);
        for (var next = random.Next(1, period); next < count; next += random.Next(period / 2, period * 3 / 2) + 1)
        {
            while (calls.Acknowledged < next)
                await Task.Delay(1);
            await Task.Delay(random.Next(100));
            await server.KillAsync();
            await server.StartAsync();
        }
    }

    private static void Check(SentMessages stored, SendCalls calls, int seed, int count)
    {
        var from = $"seed {seed}";
        calls.Faults.ShouldBeEmpty(from);
        var messages = stored.ByNumber();
        messages.Count.ShouldBe(count, from);
        var wrong = Plan(seed, count)
            .Where(send => !messages[send.Number].SequenceEqual(
                send.Recipients.Zip(Ids(calls.Reply(send.Number)), (recipient, id) => (id, send.Sender.Uuid, recipient))))
            .Select(send => $"{send}: {string.Join(", ", messages[send.Number])}, and the reply was {calls.Reply(send.Number).Text}");
        wrong.Take(10).ShouldBeEmpty(from);
        stored.NotInBothMailboxes().ShouldBeEmpty(from);
        stored.WithGaps().ShouldBeEmpty(from);
    }

    private static IEnumerable<long> Ids(Envelope reply) => reply.Data.TryGetProperty("item", out var items)
        ? items.EnumerateArray().Select(item => long.Parse(item.GetProperty("chat_message_id").GetString()!, CultureInfo.InvariantCulture))
        : [reply.Id];

    private static int Setting(string name, int standard) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : standard;
}
