using System.Diagnostics;
using Microsoft.Data.Sqlite;
using PhalNet.PowerLoss.Tests.Disks;
using PhalNet.PowerLoss.Tests.Mail;
using PhalNet.PowerLoss.Tests.Records;
using PhalNet.PowerLoss.Tests.Tracing;

namespace PhalNet.PowerLoss.Tests;

/// <summary>
/// What was acknowledged survives a power failure. The real server runs under strace; its writes and syncs are used to rebuild possible
/// states of the disk after a power failure at any moment, and each such state must keep what was promised before that moment. Killing the
/// process cannot show this: the system still has what was not synced. <c>eng/powerloss.sh</c> checks 10,000 states.
/// </summary>
public sealed class PowerLossTests(RecordedServer recorded, ITestOutputHelper output) : IClassFixture<RecordedServer>
{
    private const int StatesOfRecord = 2_000;
    private const int StatesOfControl = 400;
    private const int SyncsTried = 24;
    private const int Moments = 40;
    private const string Recipient = "12345678123456781234567812345678";

    [Fact]
    public void Record_HasWhatMatters()
    {
        SkipWithoutStrace();
        var calls = recorded.Second.Trace.Calls;
        var checkpoints = calls.Count(call => call is { Kind: CallKind.Sync, File.Name: "platform.db" });
        var logs = calls.Where(call => call is { Kind: CallKind.Write, Offset: 0, File.Name: "platform.db-wal" })
            .CountBy(call => call.File!).Select(log => log.Value).ToArray();
        output.WriteLine($"{checkpoints} checkpoints, logs begun {string.Join(", ", logs)} times");
        checkpoints.ShouldBeGreaterThanOrEqualTo(2, "the log is copied into the database, not only at the end of the server");
        logs.Length.ShouldBeGreaterThanOrEqualTo(2, "a log is made anew");
        logs.ShouldContain(times => times > 1, "a log is begun anew");
        recorded.Second.Promises.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Record_HasRoundsOfTheMailboxes()
    {
        SkipWithoutStrace();
        var trace = recorded.Second.Trace;
        var disk = new Disk(trace);
        var marks = new List<long>();
        for (var part = 1; part <= Moments; part++)
        {
            disk.Advance((int)((long)trace.RunEnds[0] * part / Moments));
            using var directory = new TemporaryDirectory();
            disk.State(StateVariant.All, 0).WriteTo(directory.Path);
            using var connection = StateCheck.Open(directory.Path);
            marks.Add(new StoredMail(connection).Mark);
        }

        output.WriteLine($"high-water marks of the first run: {string.Join(", ", marks)}");

        // The first is that of the start.
        marks.Distinct().Count().ShouldBeGreaterThan(1, "mailboxes are updated while messages arrive");
    }

    [Fact]
    public async Task State_AnyAfterAPowerFailure_KeepsWhatWasPromised()
    {
        SkipWithoutStrace();
        var (seed, left) = (RecordedServer.Seed, RecordedServer.StatesWanted);
        left -= await CheckAsync(recorded.First, recorded.Second, seed, left);
        while (left > 0)
        {
            // States of new recordings find more than further states of one.
            var (first, second) = await RecordedServer.MakeAsync(++seed);
            using (first)
            using (second)
                left -= await CheckAsync(first, second, seed, left);
        }
    }

    [Theory]
    [InlineData("platform.db-wal")]
    [InlineData("platform.db")]
    [InlineData(".")]
    public async Task Control_SyncsOfAFileIgnored_AreMissed(string name)
    {
        SkipWithoutStrace();
        (await FindsAsync(recorded.First, call => call.File!.Name == name)
            || await FindsAsync(recorded.Second, call => call.File!.Name == name)).ShouldBeTrue();
    }

    [Fact]
    public async Task Control_OneSyncIgnored_IsMissed()
    {
        SkipWithoutStrace();
        var record = recorded.Second;
        TracedCall[] syncs = [.. record.Trace.Calls.Where(
            call => call is { Kind: CallKind.Sync, End: not null, File.Name: "platform.db-wal" })];
        var (tried, found) = (0, 0);
        for (var i = 0; i < syncs.Length - 1; i += 1 + (syncs.Length / SyncsTried))
        {
            // If nothing was promised between a sync and the next, nothing depends on it alone.
            var (sync, next) = (syncs[i], syncs[i + 1]);
            if (sync.File != next.File || record.Owed(next.End!.Value).Count == record.Owed(sync.End!.Value).Count)
                continue;
            tried++;
            CrashPoint[] points = [.. CrashPoints.BeforeSyncsEnd(record.Trace)
                .Where(point => point.Time > sync.End && point.Time < next.End)];
            var states = await new StateSearch(record, 0, call => call == sync).RunAsync(points);
            found += states.Any(state => state.Faults.Count > 0) ? 1 : 0;
        }

        output.WriteLine($"one sync of the log ignored: {found} of {tried} missed");
        tried.ShouldBeGreaterThan(5);

        // The promises may concern earlier commits.
        found.ShouldBeGreaterThan(tried / 3);
    }

    [Theory]
    [InlineData("DELETE FROM mailbox_change WHERE owner = 2 AND sequence = 3", "a gap in the sequence")]
    [InlineData("UPDATE platform_state SET value = value + 2 WHERE name = 'applied'", "the high-water mark")]
    [InlineData("DELETE FROM sent_key WHERE first_id = (SELECT max(first_id) FROM sent_key)", "a message without its key")]
    [InlineData("UPDATE chat_message SET sent_key = NULL WHERE id = (SELECT max(first_id) FROM sent_key)", "a message without its key")]
    [InlineData("UPDATE sent_key SET hash = x'0123456789abcdef' WHERE first_id = (SELECT min(first_id) FROM sent_key)", "a key without its message")]
    [InlineData("DELETE FROM chat_message WHERE id = (SELECT max(id) FROM chat_message)", "copies of")]
    [InlineData("DELETE FROM chat_message WHERE id = 3", "ids with a hole")]
    [InlineData("UPDATE chat_message SET data = data || '!' WHERE id = 1", "a message in part, twice or changed")]
    [InlineData("UPDATE chat_message SET data = 'other' WHERE id = 1", "a message that nobody sent")]
    [InlineData("DELETE FROM mailbox_entry WHERE owner = 2 AND id = (SELECT max(id) FROM mailbox_entry WHERE owner = 2)", "is missing")]
    [InlineData("UPDATE mailbox_entry SET is_read = 1 - is_read WHERE owner = 2 AND io = 1", "was read without a change")]
    [InlineData("UPDATE conversation SET unread = unread + 1 WHERE owner = 2", "the conversation")]
    [InlineData("UPDATE mailbox SET unread = unread + 1 WHERE id = 2", "unread messages of")]
    [InlineData("UPDATE chat_message SET recalled_at = 1 - coalesce(recalled_at, 1)", "is recalled in part")]
    public async Task Control_DatabaseThatWasTamperedWith_IsFound(string statement, string fault)
    {
        SkipWithoutStrace();
        using var directory = new TemporaryDirectory();
        var disk = new Disk(recorded.Second.Trace);
        disk.Advance(recorded.Second.Trace.Clock);
        disk.State(StateVariant.None, 0).WriteTo(directory.Path);
        (await StateCheck.FaultsAsync(directory.Path, recorded.Second.Sent, recorded.Second.Owed(disk.Time))).ShouldBeEmpty();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(directory.Path, "platform.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery().ShouldBeGreaterThan(0);
        }

        StateCheck.Compare(directory.Path, recorded.Second.Sent, []).ShouldContain(found => found.Contains(fault));
    }

    [Theory]
    [InlineData("synchronous=OFF")]
    [InlineData("synchronous=1")] // NORMAL: a commit waits for no sync.
    public async Task Control_ServerThatSyncsLess_IsFound(string setting)
    {
        SkipWithoutStrace();
        using var copy = new ServerCopy("synchronous=FULL", setting);
        using var record = await PowerRecord.MakeAsync(
            "control", RecordedServer.Seed, RecordStart.Empty, copy.Program, new RunPlan(200, IsKilled: true, HasTokens: false));
        (await FindsAsync(record)).ShouldBeTrue();
    }

    [Fact]
    public async Task FirstStart_DirectoriesThatItMakes_AreOnTheDiskBeforeTheDatabase()
    {
        SkipWithoutStrace();
        using var directory = new TemporaryDirectory();
        var (trace, data) = (Path.Combine(directory.Path, "trace"), Path.Combine(directory.Path, "new", "data"));
        await using (var server = await TracedServer.StartAsync(directory.Path, trace, data: data))
            server.Crash();

        var (calls, _, _) = TraceLines.Read(trace, 0);
        var database = calls.First(call => call.Name == "openat" && call.Arguments.Contains($"\"{data}/platform.db\"")).Begin;
        foreach (var made in (string[])[Path.GetDirectoryName(data)!, data])
        {
            var begun = calls.Single(call => call.Name == "mkdir" && !call.HasFailed && call.Arguments.StartsWith($"\"{made}\"")).Begin;
            calls.ShouldContain(
                call => call.Name == "fsync" && call.Arguments.Contains($"<{Path.GetDirectoryName(made)}>)")
                    && call.Begin > begun && call.End < database,
                $"the entry of {made}");
        }
    }

    [Fact]
    public async Task Server_StartsOnWhatIsLeft_AndTakesMessages()
    {
        SkipWithoutStrace();
        var random = new Random(RecordedServer.Seed);
        CrashPoint[] early = [.. CrashPoints.ByChance(recorded.First.Trace, int.MaxValue, random)
            .Where(point => point.Time < recorded.First.Trace.RunEnds[0])];
        random.Shuffle(early);
        foreach (var point in early.Take(3))
            await StartAsync(recorded.First, point, random);
        foreach (var point in CrashPoints.ByChance(recorded.Second.Trace, 3, random))
            await StartAsync(recorded.Second, point, random);
    }

    private static void SkipWithoutStrace() => Assert.SkipWhen(Strace.WhyNot is not null, Strace.WhyNot ?? "");

    private static async Task<bool> FindsAsync(PowerRecord record, Func<TracedCall, bool>? ignores = null) =>
        (await new StateSearch(record, RecordedServer.Seed, ignores).RunAsync(StatesOfControl, untilFault: true))
            .Any(state => state.Faults.Count > 0);

    private static async Task StartAsync(PowerRecord record, CrashPoint point, Random random)
    {
        using var directory = new TemporaryDirectory();
        var (disk, variant, seed) = (new Disk(record.Trace), CrashPoint.Variants[random.Next(CrashPoint.Variants.Count)], random.Next());
        disk.Advance(point.Time);
        disk.State(variant, seed).WriteTo(directory.Path);
        var state = $"{point.Time}:{variant}:{seed} ({point.Moment})";
        var sent = new AllSentMail(record.Sent);
        var mail = new SentMail("demo0000000000000000000000000000", [Recipient], "after the power failure", "after");
        sent.Add(mail);
        Envelope reply;
        await using (var server = await ServerProcess.StartAsync(directory.Path, ["--Platform:RequireAccessToken=false"]))
        {
            reply = await SendAsync(server);
            reply.Ret.ShouldBe(200, $"{state}: {reply.Text}");
            (await SendAsync(server)).Text.ShouldBe(reply.Text);
            await server.CrashAsync();
        }

        Promise[] owed = [.. record.Owed(point.Time), .. new SendOperation(mail).Promises(reply)];
        (await StateCheck.FaultsAsync(directory.Path, sent, owed)).ShouldBeEmpty(state);

        async Task<Envelope> SendAsync(ServerProcess server)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Message.Path + Message.Query(mail.Text));
            request.Headers.Add("Idempotency-Key", mail.Key);
            return await Envelope.ReadAsync(await server.Http.SendAsync(request));
        }
    }

    // A quarter of the states are of the first recording, in which the tables are created.
    private async Task<int> CheckAsync(PowerRecord first, PowerRecord second, int seed, int most)
    {
        var count = Math.Min(most, StatesOfRecord);
        var inFirst = await CheckAsync("first start", first, seed, count / 4);
        return inFirst + await CheckAsync("members", second, seed, count - inFirst);
    }

    private async Task<int> CheckAsync(string name, PowerRecord record, int seed, int count)
    {
        var clock = Stopwatch.StartNew();
        var states = await new StateSearch(record, seed).RunAsync(count);
        var faulty = states.Where(state => state.Faults.Count > 0).OrderBy(state => state.Point.Time).ToArray();
        output.WriteLine(
            $"seed {seed}, {name}: {states.Count} states of {record.Trace.Calls.Count} calls and {record.Promises} promises in "
            + $"{clock.Elapsed.TotalSeconds:F0} s; {faulty.Length} broken");
        if (faulty.Length > 0)
            Assert.Fail($"{faulty.Length} of {states.Count} states are broken (seed {seed}); the first is in {Keep(record, faulty[0])}:\n"
                + string.Join('\n', faulty.Take(10)));
        return states.Count;
    }

    private static string Keep(PowerRecord record, CheckedState state)
    {
        var directory = Directory.CreateTempSubdirectory("phalnet-power-loss-").FullName;
        var disk = new Disk(record.Trace);
        disk.Advance(state.Point.Time);
        disk.State(state.Variant, state.Seed).WriteTo(directory);
        return directory;
    }
}
