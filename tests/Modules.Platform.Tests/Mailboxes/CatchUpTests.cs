using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Mailboxes;

/// <summary>The mailboxes of the SQLite file, which follow the messages with a short delay.</summary>
public sealed class CatchUpTests
{
    [Fact]
    public async Task AfterRestart_EverythingIsAsItWas()
    {
        var directory = Directory.CreateTempSubdirectory("phalnet-platform-").FullName;
        string[] before;
        await using (var host = await PlatformHost.StartAsync("Development", directory))
        {
            var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
            await ada.SendAsync(ben, "one");
            await ben.CallAsync("GetMessageList");
            await ben.SendAsync(ada, "two");
            before = await ben.ChangesAsync();
            await ada.SendAsync(ben, "three");
        }

        await using (var host = await PlatformHost.StartAsync("Development", directory))
        {
            host.Query("SELECT value FROM platform_state WHERE name = 'applied'").Single()["value"].ShouldBe(5L, "the start has brought the mailboxes up to date");
            var ben = new TestMember(host, new string('B', 32));
            (await ben.ChangesAsync()).ShouldBe([.. before, "4 new 6"]);
            (await ben.TextsAsync("GetAllMessageList")).ShouldBe(["three", "two", "one"]);
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task AfterRestart_KeysAnswerRepeatedRequests()
    {
        var directory = Directory.CreateTempSubdirectory("phalnet-platform-").FullName;
        await using (var host = await PlatformHost.StartAsync("Development", directory))
        {
            var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
            (await ada.SendAsync(ben, "one", ("idempotency_key", "k1"))).ShouldBe(1);
            (await ada.SendAsync(ben, "two", ("idempotency_key", "k2"))).ShouldBe(3);
        }

        PlatformHost.Query(Path.Combine(directory, "platform.db"), "DELETE FROM sent_key WHERE first_id = 3");
        PlatformHost.Query(Path.Combine(directory, "platform.db"), "UPDATE platform_state SET value = 1 WHERE name = 'applied'");
        await using (var host = await PlatformHost.StartAsync("Development", directory))
        {
            host.Query("SELECT first_id FROM sent_key ORDER BY first_id").Select(row => row["first_id"]).ShouldBe([1L, 3L], "the start adds what is missing");
            var (ada, ben) = (new TestMember(host, new string('A', 32)), new TestMember(host, new string('B', 32)));
            (await ada.SendAsync(ben, "one", ("idempotency_key", "k1"))).ShouldBe(1);
            (await ada.SendAsync(ben, "two", ("idempotency_key", "k2"))).ShouldBe(3);
            (await ada.TryAsync("Send", [.. TestMember.Message(ben, "other"), ("idempotency_key", "k2")])).Ret.ShouldBe(409);
            (await ben.TextsAsync("GetAllMessageList")).ShouldBe(["two", "one"]);
        }

        Directory.Delete(directory, recursive: true);
    }
}
