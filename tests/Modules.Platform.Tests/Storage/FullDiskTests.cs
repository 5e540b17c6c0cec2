using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Modules.Platform.Tests.Support;
using PhalNet.Tests.Server;

namespace Modules.Platform.Tests.Storage;

/// <summary>A full disk, on a separate file system.</summary>
public sealed class FullDiskTests
{
    private const string Full = "The disk of the database is full; nothing was stored.";

    [Fact]
    public async Task Read_MessagesThatAreNotInTheMailboxYet_AreShown()
    {
        using var disk = Mount();
        await using var host = await StartAsync(disk);
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        await ada.SendAsync(ben, "before");
        await ben.ChangesAsync();
        var filler = await AppendAndFillAsync(host, disk, ada, ben);

        (await ben.TextsAsync("GetAllMessageList")).ShouldBe(["pending", "before"]);
        (await ben.TextsAsync("GetMessageList", ("chat_message_to_uuid", ada.Uuid))).ShouldBe(["before", "pending"]);
        (await ben.CallAsync("GetUnreadNum")).GetProperty("unread_num").GetInt32().ShouldBe(2, "nothing can be marked read");
        (await ben.CallAsync("GetConversationList")).GetProperty("items")[0].GetProperty("unread_num").GetInt32().ShouldBe(2);
        (await ada.TextsAsync("GetAllMessageList")).ShouldBe(["pending", "before"]);
        var changes = await ben.ChangesAsync();
        changes.ShouldBe(["1 new 2", "2 new 4"]);
        foreach (var (action, values) in ((string, (string, object?)[])[])
            [("Send", TestMember.Message(ben, "refused")), ("MarkRead", []), ("Delete", [("id", 1)]), ("Recall", [("id", 1)])])
        {
            var (ret, message, _) = await (action is "MarkRead" ? ben : ada).TryAsync(action, values);
            (ret, message).ShouldBe((500, Full), action);
        }

        (await host.ModuleServices.GetRequiredService<IHealthCheck>().CheckHealthAsync(new())).Description
            .ShouldBe("The disk of the Platform database is full.");
        File.Delete(filler);

        (await ben.TextsAsync("GetMessageList")).ShouldBe(["before", "pending"]);
        (await ben.ChangesAsync()).ShouldBe([.. changes, "3 read 2", "4 read 4"], "the places that were told stay");
        (await ben.CallAsync("GetUnreadNum")).GetProperty("unread_num").GetInt32().ShouldBe(0);
        host.Errors.ShouldHaveSingleItem().ShouldContain("cannot be written (Full)");
    }

    [Fact]
    public async Task Work_ThatIsCollectedAgain_IsNoSignOfRoom()
    {
        using var disk = Mount();
        await using var host = await StartAsync(disk);
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        await ada.SendAsync(ben, "before");
        await ben.ChangesAsync();
        await AppendAndFillAsync(host, disk, ada, ben);

        // The round begins, fails and is retried.
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);

        host.ModuleServices.GetRequiredService<StorageState>().Trouble.ShouldBe(StorageTrouble.Full);
        host.Errors.ShouldHaveSingleItem().ShouldContain("cannot be written (Full)");
    }

    [Fact]
    public async Task Commit_OfNothing_IsNoSignOfRoom()
    {
        using var disk = Mount();
        await using var host = await StartAsync(disk);
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        var first = await ada.SendAsync(ben, "known", ("idempotency_key", "k"));
        await ben.ChangesAsync();
        disk.Fill();

        for (var i = 0; i < 3; i++)
        {
            (await ada.TryAsync("Send", TestMember.Message(ben, "refused"))).Ret.ShouldBe(500);
            (await ada.SendAsync(ben, "known", ("idempotency_key", "k"))).ShouldBe(first, "a reply from its key needs no room");
        }

        host.ModuleServices.GetRequiredService<StorageState>().Trouble.ShouldBe(StorageTrouble.Full);
        host.Errors.ShouldHaveSingleItem().ShouldContain("cannot be written (Full)");
    }

    private static async Task<PlatformHost> StartAsync(SmallDisk disk)
    {
        var host = await PlatformHost.StartAsync("Development", disk.Path);
        host.ExpectErrors = true;
        return host;
    }

    private static SmallDisk Mount()
    {
        var disk = new SmallDisk(2048);
        if (disk.IsMounted)
            return disk;
        disk.Dispose();
        Assert.Skip("Only root can mount a file system that is small enough to be filled.");
        return disk;
    }

    // Acknowledges a message and fills the disk before the message reaches the mailboxes.
    private static async Task<string> AppendAndFillAsync(PlatformHost host, SmallDisk disk, TestMember sender, TestMember recipient)
    {
        var pending = host.ModuleServices.GetRequiredService<PendingMail>();
        var filler = "";
        await host.ModuleServices.GetRequiredService<WriteQueue>().WriteAsync(
            statements => MessageStatements.Append(
                statements, pending, new(sender.Uuid, [recipient.Uuid], "text", "pending", null), DateTimeOffset.UtcNow.ToUnixTimeSeconds()),
            stored =>
            {
                pending.Add(sender.Uuid, recipient.Uuid, stored.Copies[0].Id);
                filler = disk.Fill();
            },
            CallTrace.None,
            default,
            CancellationToken.None);
        return filler;
    }
}
