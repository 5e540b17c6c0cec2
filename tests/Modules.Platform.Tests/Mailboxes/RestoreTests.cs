using System.Text.Json;
using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Mailboxes;

/// <summary>Clients that know a sequence position from before the server was restored from a backup.</summary>
public abstract class RestoreTests(TestDatabase database)
{
    [Fact]
    public async Task Sync_PlaceBeyondTheEnd_TellsToBeginAgain()
    {
        await using var host = await database.StartAsync();
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        await ada.SendAsync(ben, "one");
        await ada.SendAsync(ben, "two");

        Place(await ben.CallAsync("Sync", ("since", 3))).ShouldBe((0, 0, 0));
        Place(await ben.CallAsync("Sync", ("since", long.MaxValue))).ShouldBe((0, 0, 0));
        Place(await ben.CallAsync("Sync", ("since", 2))).ShouldBe((0, 2, 1), "the end itself is a place like others");
        Place(await ben.CallAsync("Sync", ("since", 0))).ShouldBe((2, 2, 1));
        var newcomer = await TestMember.AddAsync(host, 'C');
        Place(await newcomer.CallAsync("Sync")).ShouldBe((0, 0, 1), "an empty mailbox is complete");
        Place(await newcomer.CallAsync("Sync", ("since", 1))).ShouldBe((0, 0, 0));
    }

    internal static (int Items, long Next, int Complete) Place(JsonElement changes) =>
        (changes.GetProperty("items").GetArrayLength(), changes.GetProperty("next").GetInt64(), changes.GetProperty("complete").GetInt32());
}

public sealed class SqliteRestoreTests() : RestoreTests(TestDatabase.Sqlite)
{
    [Fact]
    public async Task Restore_ClientGoesOnWithNext_AndHasWhatTheServerHas()
    {
        using var directory = new TemporaryDirectory();
        var backup = Path.Combine(directory.Path, "backup.db");
        long place;
        await using (var host = await PlatformHost.StartAsync("Development", directory.Path))
        {
            var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
            await ada.SendAsync(ben, "one");
            host.Query($"VACUUM INTO '{backup}'");
            await ada.SendAsync(ben, "lost");
            await ada.SendAsync(ben, "lost, too");
            place = Place(await ben.CallAsync("Sync")).Next;
        }

        File.Move(backup, Path.Combine(directory.Path, "platform.db"), overwrite: true);
        File.Exists(Path.Combine(directory.Path, "platform.db-wal")).ShouldBeFalse("a server that stopped leaves no log");
        await using (var host = await PlatformHost.StartAsync("Development", directory.Path))
        {
            var ben = new TestMember(host, new string('B', 32));
            var told = Place(await ben.CallAsync("Sync", ("since", place)));
            told.ShouldBe((0, 0, 0));
            Place(await ben.CallAsync("Sync", ("since", told.Next))).ShouldBe((1, 1, 1));
            (await ben.ChangesAsync()).ShouldBe(["1 new 2"]);
        }
    }
}

public sealed class PostgresRestoreTests() : RestoreTests(TestDatabase.Postgres);
