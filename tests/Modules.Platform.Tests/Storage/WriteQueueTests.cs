using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Storage;

public sealed class WriteQueueTests
{
    private const string Level = "PRAGMA synchronous";

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
        var stored = host.Query("SELECT id, data FROM chat_message").ToDictionary(row => (long)row["id"]!, row => (string)row["data"]!);
        stored.Count.ShouldBe(500);
        ids.ShouldAllBe(sent => stored[sent.Id] == sent.Text);
    }

    [Fact]
    public async Task Write_WhileOthersWait_CommitsThemTogether()
    {
        await using var host = await PlatformHost.StartAsync();
        var queue = host.ModuleServices.GetRequiredService<WriteQueue>();
        await using var held = await HeldQueue.StartAsync(queue);

        var writes = Enumerable.Range(0, 20).Select(i => WriteAsync(queue, statements => Insert(statements, $"{i}"))).ToArray();
        var readBefore = queue.WriteAsync(_ => host.Query("SELECT id FROM chat_message").Count, null, CallTrace.None, Caller, default);
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

        var good = WriteAsync(queue, statements => Insert(statements, "good"));
        var half = WriteAsync(queue, statements =>
        {
            Insert(statements, "half done");
            throw new InvalidDataException("no more");
        });
        var bad = WriteAsync(queue, statements => statements.Execute("INSERT INTO chat_message (sender) VALUES (NULL)"));
        var alsoGood = WriteAsync(queue, statements => Insert(statements, "also good"));
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
        using var writer = Writer(host.ModuleServices.GetRequiredService<SqliteFile>());
        var good = Queued(statements => Insert(statements, "good"));
        var bad = Queued(statements =>
        {
            statements.Execute("ROLLBACK");
            throw new InvalidDataException("no more");
        });
        var alsoGood = Queued(statements => Insert(statements, "also good"));

        writer.Write([good, bad, alsoGood]);

        await Task.WhenAll(good.Written, alsoGood.Written);
        await Should.ThrowAsync<InvalidDataException>(bad.Written);
        Stored(host).ShouldBe(["good", "also good"]);
    }

    [Fact]
    public async Task Write_MoreThanTheDiskHolds_LeavesItsNeighboursUnharmed()
    {
        await using var host = await PlatformHost.StartAsync();
        using var writer = Writer(host.ModuleServices.GetRequiredService<SqliteFile>());
        var good = Queued(statements => Insert(statements, "good"));
        var bad = Queued(statements =>
        {
            statements.Execute("PRAGMA max_page_count = 40");
            return Insert(statements, new string('x', 10_000_000));
        });
        var alsoGood = Queued(statements => Insert(statements, "also good"));

        writer.Write([good, bad, alsoGood]);

        await Task.WhenAll(good.Written, alsoGood.Written);
        (await Should.ThrowAsync<ServerErrorException>(bad.Written)).Message.ShouldBe("storage.full");
        Stored(host).ShouldBe(["good", "also good"]);
    }

    [Fact]
    public async Task Write_DatabaseUnavailable_FailsAllAndGoesOnAfterwards()
    {
        var directory = Directory.CreateTempSubdirectory("phalnet-platform-").FullName;
        var file = new SqliteFile(new(directory + "/later/platform.db", $"Data Source={directory}/later/platform.db"));
        using var writer = Writer(file);
        var write = Queued(statements => statements.Execute("CREATE TABLE t (a)"));

        writer.Write([write]);
        (await Should.ThrowAsync<ServerErrorException>(write.Written)).Message.ShouldBe("storage.unavailable");
        Directory.Exists(directory + "/later").ShouldBeFalse("a file that is gone is not made anew");

        DatabaseFile.Create(file);
        write = Queued(statements => statements.Execute("CREATE TABLE t (a)"));
        writer.Write([write]);
        await write.Written;
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Write_GivenUpWhileWaiting_IsLeftOut()
    {
        await using var host = await PlatformHost.StartAsync();
        var queue = host.ModuleServices.GetRequiredService<WriteQueue>();
        await using var held = await HeldQueue.StartAsync(queue);
        using var gone = new CancellationTokenSource();

        var givenUp = queue.WriteAsync(statements => Insert(statements, "given up"), null, CallTrace.None, Caller, gone.Token);
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
        var waiting = Enumerable.Range(0, 1000).Select(i => WriteAsync(queue, statements => Insert(statements, $"{i}"))).ToArray();

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

        await Should.ThrowAsync<OperationCanceledException>(queue.WriteAsync(_ => 0, null, CallTrace.None, Caller, impatient.Token));

        held.Release();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Level_OfDurability_IsLowerOnlyForWhatCanBeDerived()
    {
        await using var host = await PlatformHost.StartAsync();
        var levels = new List<long?>();
        var queue = host.ModuleServices.GetRequiredService<WriteQueue>();
        var writer = host.ModuleServices.GetRequiredService<SqliteWriter>();
        await WriteAsync(queue, statements =>
        {
            // On the writer's thread, between its own transactions.
            levels.Add(statements.Number(Level));
            return 0;
        });
        await queue.StopAsync(CancellationToken.None);
        for (var i = 0; i < 2; i++)
        {
            writer.WriteDerived(statements => levels.Add(statements.Number(Level))).ShouldBeTrue();
            writer.WriteDerived(statements => levels.Add(statements.Number(Level))).ShouldBeTrue();
            writer.Write([Queued(statements => Add(statements))]).ShouldBeNull();
        }

        levels.ShouldBe([2, 1, 1, 2, 1, 1, 2]);

        long Add(SqliteStatements statements)
        {
            levels.Add(statements.Number(Level));
            return 0;
        }
    }

    [Fact]
    public async Task Callback_ThatFails_ConcernsItsCallerOnly()
    {
        await using var host = await PlatformHost.StartAsync();
        var queue = host.ModuleServices.GetRequiredService<WriteQueue>();
        await using var held = await HeldQueue.StartAsync(queue);
        var failing = queue.WriteAsync(
            statements => Insert(statements, "a"), _ => throw new FormatException("no"), CallTrace.None, Caller, CancellationToken.None);
        var next = WriteAsync(queue, statements => Insert(statements, "b"));
        held.Release();

        (await Should.ThrowAsync<FormatException>(failing)).Message.ShouldBe("no");
        (await next).ShouldBeGreaterThan(0);
        Stored(host).ShouldBe(["a", "b"]);
    }

    private static Task<long> WriteAsync(WriteQueue queue, Func<SqliteStatements, long> write) =>
        queue.WriteAsync(write, null, CallTrace.None, Caller, CancellationToken.None);

    private static QueuedWrite<long> Queued(Func<SqliteStatements, long> write) => new(write, null, CallTrace.None, Caller, CancellationToken.None);

    private static SqliteWriter Writer(SqliteFile file) =>
        new(file, new(TimeProvider.System, NullLogger<StorageState>.Instance), NullLogger<SqliteWriter>.Instance);

    private static long Insert(SqliteStatements statements, string text) =>
        MessageStatements.Append(statements, new(TimeProvider.System), new(PlatformHost.Demo, [PlatformHost.Peer], "text", text, null), 0).Copies[0].Id;

    private static List<string> Stored(PlatformHost host) =>
        [.. host.Query("SELECT data FROM chat_message ORDER BY id").Select(row => (string)row["data"]!)];
}
