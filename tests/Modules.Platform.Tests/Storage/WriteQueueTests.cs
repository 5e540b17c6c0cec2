using LinqToDB;
using LinqToDB.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Storage;

public sealed class WriteQueueTests
{
    private static readonly CodeLocation Caller = new("Test.cs", 1, "Test");

    [Fact]
    public async Task Send_FiveHundredAtOnce_AllAreStoredUnderIdsOfTheirOwn()
    {
        await using var host = await PlatformHost.StartAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(async () =>
        {
            await using var result = await host.SendAsync([("chat_message_data", $"message {i}")]);
            result.Ret.ShouldBe(200, result.Message);
            return (Id: long.Parse(((SentMessage)result.Data!).Id), Text: $"message {i}");
        })));

        ids.Select(sent => sent.Id).Distinct().Count().ShouldBe(500);
        var stored = host.Query("SELECT id, chat_message_data AS data FROM chat_message WHERE chat_message_io = 'out'")
            .ToDictionary(row => (long)row["id"]!, row => (string)row["data"]!);
        stored.Count.ShouldBe(500);
        ids.ShouldAllBe(sent => stored[sent.Id] == sent.Text);
        host.Query("SELECT id FROM chat_message WHERE chat_message_io = 'in'").Count.ShouldBe(500);
    }

    [Fact]
    public async Task Write_WhileOthersWait_CommitsThemTogether()
    {
        await using var host = await PlatformHost.StartAsync();
        var queue = host.ModuleServices.GetRequiredService<WriteQueue>();
        await using var held = await HeldQueue.StartAsync(queue);

        var writes = Enumerable.Range(0, 20).Select(i => WriteAsync(queue, tables => Insert(tables, $"{i}"))).ToArray();
        var readBefore = queue.WriteAsync(_ => host.Query("SELECT id FROM chat_message").Count, CallTrace.None, Caller, default);
        held.Release();

        await Task.WhenAll([.. writes, readBefore]);
        (await readBefore).ShouldBe(0, "the others are in the same transaction, not committed yet");
        host.Query("SELECT id FROM chat_message").Count.ShouldBe(20);
    }

    [Fact]
    public async Task Write_Failing_LeavesItsNeighboursUnharmed()
    {
        await using var host = await PlatformHost.StartAsync();
        var queue = host.ModuleServices.GetRequiredService<WriteQueue>();
        await using var held = await HeldQueue.StartAsync(queue);

        var good = WriteAsync(queue, tables => Insert(tables, "good"));
        var half = WriteAsync(queue, tables =>
        {
            Insert(tables, "half done");
            throw new InvalidDataException("no more");
        });
        var bad = WriteAsync(queue, tables => tables.Execute("INSERT INTO chat_message (uuid) VALUES (NULL)"));
        var alsoGood = WriteAsync(queue, tables => Insert(tables, "also good"));
        held.Release();

        await Task.WhenAll(good, alsoGood);
        await Should.ThrowAsync<InvalidDataException>(half);
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(bad);
        Stored(host).ShouldBe(["good", "also good"]);
        host.ExpectErrors = true;
        host.Errors.ShouldAllBe(line => line.StartsWith("Warning 2003:"));
    }

    [Fact]
    public async Task Write_TakingTheWholeTransactionWithIt_LeavesItsNeighboursUnharmed()
    {
        await using var host = await PlatformHost.StartAsync();
        using var writer = new BatchWriter(host.ModuleServices.GetRequiredService<PlatformDatabase>(), NullLogger<BatchWriter>.Instance);
        var good = Queued(tables => Insert(tables, "good"));
        var bad = Queued(tables =>
        {
            tables.Execute("ROLLBACK");
            throw new InvalidDataException("no more");
        });
        var alsoGood = Queued(tables => Insert(tables, "also good"));

        writer.Write([good, bad, alsoGood]);

        await Task.WhenAll(good.Written, alsoGood.Written);
        await Should.ThrowAsync<InvalidDataException>(bad.Written);
        Stored(host).ShouldBe(["good", "also good"]);
    }

    [Fact]
    public async Task Write_MoreThanTheDiskHolds_LeavesItsNeighboursUnharmed()
    {
        await using var host = await PlatformHost.StartAsync();
        using var writer = new BatchWriter(host.ModuleServices.GetRequiredService<PlatformDatabase>(), NullLogger<BatchWriter>.Instance);
        var good = Queued(tables => Insert(tables, "good"));
        var bad = Queued(tables =>
        {
            tables.Execute("PRAGMA max_page_count = 40");
            return Insert(tables, new string('x', 10_000_000));
        });
        var alsoGood = Queued(tables => Insert(tables, "also good"));

        writer.Write([good, bad, alsoGood]);

        await Task.WhenAll(good.Written, alsoGood.Written);
        (await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(bad.Written)).SqliteErrorCode.ShouldBe(13);
        Stored(host).ShouldBe(["good", "also good"]);
    }

    [Fact]
    public async Task Write_NoDatabaseToBeHad_FailsAllAndGoesOnAfterwards()
    {
        await using var host = await PlatformHost.StartAsync();
        var location = new DatabaseLocation(host.Directory + "/later/platform.db", $"Data Source={host.Directory}/later/platform.db");
        await using var database = new PlatformDatabase(location);
        using var writer = new BatchWriter(database, NullLogger<BatchWriter>.Instance);
        var write = Queued(tables => tables.Execute("CREATE TABLE t (a)"));

        writer.Write([write]);
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(write.Written);

        Directory.CreateDirectory(host.Directory + "/later");
        write = Queued(tables => tables.Execute("CREATE TABLE t (a)"));
        writer.Write([write]);
        await write.Written;
    }

    [Fact]
    public async Task Write_GivenUpWhileWaiting_IsLeftOut()
    {
        await using var host = await PlatformHost.StartAsync();
        var queue = host.ModuleServices.GetRequiredService<WriteQueue>();
        await using var held = await HeldQueue.StartAsync(queue);
        using var gone = new CancellationTokenSource();

        var givenUp = queue.WriteAsync(tables => Insert(tables, "given up"), CallTrace.None, Caller, gone.Token);
        await gone.CancelAsync();
        held.Release();

        await Should.ThrowAsync<OperationCanceledException>(givenUp);
        Stored(host).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stop_WithWritesWaiting_WritesThemAll()
    {
        await using var host = await PlatformHost.StartAsync();
        var queue = host.ModuleServices.GetRequiredService<WriteQueue>();
        await using var held = await HeldQueue.StartAsync(queue);
        var waiting = Enumerable.Range(0, 1000).Select(i => WriteAsync(queue, tables => Insert(tables, $"{i}"))).ToArray();

        var stop = queue.StopAsync(CancellationToken.None);
        stop.IsCompleted.ShouldBeFalse();
        held.Release();
        await stop;

        await Task.WhenAll(waiting);
        Stored(host).Count.ShouldBe(1000);
        await using var late = await host.SendAsync();
        (late.Ret, late.Message).ShouldBe((500, "The service is stopping; nothing was stored."));
    }

    [Fact]
    public async Task Write_MoreThanTheQueueHolds_WaitsForAPlace()
    {
        await using var host = await PlatformHost.StartAsync();
        var queue = host.ModuleServices.GetRequiredService<WriteQueue>();
        await using var held = await HeldQueue.StartAsync(queue);
        var waiting = Enumerable.Range(0, 6000).Select(_ => WriteAsync(queue, _ => 0)).ToArray();
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Should.ThrowAsync<OperationCanceledException>(queue.WriteAsync(_ => 0, CallTrace.None, Caller, impatient.Token));

        held.Release();
        await Task.WhenAll(waiting);
    }

    private static Task<long> WriteAsync(WriteQueue queue, Func<PlatformTables, long> write) =>
        queue.WriteAsync(write, CallTrace.None, Caller, CancellationToken.None);

    private static QueuedWrite<long> Queued(Func<PlatformTables, long> write) => new(write, CallTrace.None, Caller, CancellationToken.None);

    private static long Insert(PlatformTables tables, string text) => tables.InsertWithInt64Identity(new ChatMessageRow
    {
        Uuid = PlatformHost.Demo,
        PeerUuid = PlatformHost.Peer,
        Type = "text",
        Data = text,
        Direction = ChatMessageRow.Sent,
    });

    private static List<string> Stored(PlatformHost host) =>
        [.. host.Query("SELECT chat_message_data AS data FROM chat_message ORDER BY id").Select(row => (string)row["data"]!)];
}
