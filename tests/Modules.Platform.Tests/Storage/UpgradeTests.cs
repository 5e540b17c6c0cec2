using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Storage;

public sealed class UpgradeTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("phalnet-platform-").FullName;

    private readonly Version2Database _old;

    public UpgradeTests() => _old = new(File);

    private string File => Path.Combine(_directory, "platform.db");

    [Fact]
    public async Task Upgrade_MessagesOfVersion2_KeepTheirIdsAndBothMailboxes()
    {
        _old.Make();
        var (ada, ben) = (new string('A', 32), new string('B', 32));
        for (var i = 0; i < 3; i++)
            _old.Insert(ada, ben, $"from ada {i}", isRead: i == 0);
        _old.Insert(ben, ada, "from ben", isRead: false);
        _old.Run($"DELETE FROM chat_message WHERE id = 3"); // The sender's row of the second message.

        await using var host = await PlatformHost.StartAsync("Development", _directory);
        foreach (var uuid in new[] { ada, ben })
            await TestMember.AddAsync(host, uuid[0]);
        var (adas, bens) = (new TestMember(host, ada), new TestMember(host, ben));

        (await adas.TextsAsync("GetAllMessageList")).ShouldBe(["from ben", "from ada 2", "from ada 0"]);
        (await bens.TextsAsync("GetAllMessageList")).ShouldBe(["from ben", "from ada 2", "from ada 1", "from ada 0"]);
        (await bens.ChangesAsync()).ShouldBe(["1 new 2", "2 new 4", "3 new 6", "4 new 7"]);
        (await bens.CallAsync("GetUnreadNum")).GetProperty("unread_num").GetInt64().ShouldBe(2);
        (await adas.SendAsync(bens, "next")).ShouldBe(9);
        host.Query("SELECT id FROM chat_message ORDER BY id").Select(row => row["id"]).ShouldBe([1L, 3L, 5L, 7L, 9L]);
    }

    [Fact]
    public async Task Upgrade_Copies_TheDatabaseAsItWas()
    {
        _old.Make();
        _old.Insert(new string('A', 32), new string('B', 32), "kept", isRead: false);

        await (await PlatformHost.StartAsync("Development", _directory)).DisposeAsync();

        PlatformHost.Query(File + ".before-2", "SELECT chat_message_data AS data FROM chat_message").Select(row => row["data"]).ShouldBe(["kept", "kept"]);
        PlatformHost.Query(File, "SELECT max(version) AS version FROM platform_schema").Single()["version"].ShouldBe(4L);
    }

    [Fact]
    public async Task Upgrade_TokensOfVersion2_StayValid()
    {
        _old.Make();
        _old.Run("INSERT INTO access_token (token_hash, member_uuid, app_key, expire_at) "
            + $"VALUES ('{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("old"u8))}', '{new string('A', 32)}', 'phone', 9999999999)");

        await using var host = await PlatformHost.StartAsync("Production", _directory);
        await using var result = await host.SendAsync([("access_token", "old")]);

        result.Ret.ShouldBe(200, result.Message);
        host.Query("SELECT uuid FROM member").Single()["uuid"].ShouldBe(new string('A', 32));
        host.Query("SELECT app_key FROM application").Single()["app_key"].ShouldBe("phone");
    }

    [Fact]
    public async Task Upgrade_KeysOfVersion3_AnswerRepeatedRequests()
    {
        var (ada, ben, cem) = (new string('A', 32), new string('B', 32), new string('C', 32));
        _old.MakeVersion3();
        _old.Run("INSERT INTO chat_message (id, sender, recipient, type, data, data_id, add_time) VALUES "
            + $"(1, '{ada}', '{ben}', 'text', 'once', NULL, unixepoch()), (3, '{ada}', '{ben}', 'text', 'to all', NULL, unixepoch()), "
            + $"(5, '{ada}', '{cem}', 'text', NULL, 3, unixepoch()), (7, '{ada}', '{ben}', 'text', 'later', NULL, unixepoch())");
        _old.Run(Version3Key.Insert(ada, "k1", 1, "Platform.ChatMessage.Send", ben, "", "once", "text", ""));
        _old.Run(Version3Key.Insert(ada, "k2", 3, "Platform.ChatMessage.BulkSend", ben, cem, "", "to all", "text", ""));

        await using var host = await PlatformHost.StartAsync("Development", _directory);
        var (adas, bens) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));

        (await adas.SendAsync(bens, "once", ("idempotency_key", "k1"))).ShouldBe(1);
        (await adas.TryAsync("Send", [.. TestMember.Message(bens, "changed"), ("idempotency_key", "k1")])).Ret.ShouldBe(409);
        var bulk = await adas.CallAsync(
            "BulkSend", ("chat_message_to_uuid", $"{ben},{cem}"), ("chat_message_data", "to all"), ("chat_message_type", "text"), ("idempotency_key", "k2"));
        bulk.GetProperty("item").EnumerateArray().Select(item => item.GetProperty("chat_message_id").GetString()).ShouldBe(["3", "5"]);
        host.Query("SELECT id FROM chat_message").Count.ShouldBe(4);
        (await bens.TextsAsync("GetAllMessageList")).ShouldBe(["later", "to all", "once"]);
    }

    [Fact]
    public async Task Start_NewerSchema_IsRefusedInOneLine()
    {
        await (await PlatformHost.StartAsync("Development", _directory)).DisposeAsync();
        _old.Run("INSERT INTO platform_schema (version, applied_on, description) VALUES (99, '2026-01-01', 'later')");
        var exception = await Should.ThrowAsync<InvalidOperationException>(PlatformHost.StartAsync("Development", _directory));
        exception.Message.ShouldStartWith($"The Platform database {File} has the schema version 99; this program supports versions up to 4.");
        exception.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task Start_SecondProcessOnOneDatabase_IsRefusedInOneLine()
    {
        await using var first = await PlatformHost.StartAsync("Development", _directory);
        var exception = await Should.ThrowAsync<InvalidOperationException>(PlatformHost.StartAsync("Development", _directory));
        exception.Message.ShouldStartWith($"The Platform database {File} is served by another process");
        exception.Message.ShouldNotContain("\n");
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
