using System.Text.Json;
using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Chat;

public sealed class ChatMessageSendTests
{
    public static TheoryData<string> Texts =>
    [
        "hello word",
        "  spaces and\ttabs\r\nstay  ",
        "私信 👩‍👩‍👧‍👦 \U0001F600 é e\u0301 \u200F\uFEFF",
        """{"content": "a \"quoted\"  text", "n": 1.0, "n": 2}""",
        "'; DROP TABLE chat_message; -- @p ? $1 {0}",
        string.Concat(Enumerable.Range(1, 0xFF).Select(code => (char)code)),
        "before\0after",
        new string('字', 1365),
    ];

    [Fact]
    public async Task Send_FirstMessage_RepliesWithIdAsText()
    {
        await using var host = await PlatformHost.StartAsync();

        await using var result = await host.SendAsync();

        result.Ret.ShouldBe(200, result.Message);
        result.Message.ShouldBe("");
        JsonSerializer.Serialize(result.Data, host.Module.Json).ShouldBe("""{"id":"1"}""");
        await using var second = await host.SendAsync();
        second.Data.ShouldBe(new SentMessage("3"), "each message takes an id in either mailbox");
    }

    [Fact]
    public async Task Send_Message_IsStored()
    {
        await using var host = await PlatformHost.StartAsync();
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        await using var result = await host.SendAsync([("ext_data", "{}")]);

        var row = host.Query("SELECT * FROM chat_message").Single();
        (row["id"], row["sender"], row["recipient"], row["type"], row["data"], row["ext_data"])
            .ShouldBe((1L, PlatformHost.Demo, PlatformHost.Peer, "text", "hello word", "{}"));
        ((long)row["add_time"]!).ShouldBeGreaterThanOrEqualTo(before);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Send_AnyText_IsKeptExactly(string text)
    {
        await using var host = await PlatformHost.StartAsync();

        await using var result = await host.SendAsync([("chat_message_data", text), ("chat_message_type", "custom"), ("ext_data", text)]);

        result.Ret.ShouldBe(200, result.Message);
        host.Query("SELECT hex(data) AS data, hex(ext_data) AS ext FROM chat_message").ShouldAllBe(row =>
            (string)row["data"]! == Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text)) && row["ext"]!.Equals(row["data"]));
    }

    [Fact]
    public async Task Send_LongText_IsKeptExactly()
    {
        await using var host = await PlatformHost.StartAsync();
        var text = new string('字', 100_000);
        await using var result = await host.SendAsync([("chat_message_data", text)]);
        host.Query("SELECT data FROM chat_message").Single()["data"].ShouldBe(text);
    }

    [Fact]
    public async Task Send_WithoutExtData_KeepsNone()
    {
        await using var host = await PlatformHost.StartAsync();
        await using var result = await host.SendAsync();
        host.Query("SELECT ext_data FROM chat_message").ShouldAllBe(row => row["ext_data"] == null);
    }

    [Fact]
    public async Task Send_Acknowledged_IsInTheFilesBeforeAnyShutdown()
    {
        await using var host = await PlatformHost.StartAsync();
        await using var result = await host.SendAsync();

        // The files as a killed process leaves them behind.
        var copy = Directory.CreateTempSubdirectory("phalnet-platform-").FullName;
        File.Copy(host.DatabaseFile, Path.Combine(copy, "platform.db"));
        File.Copy(host.DatabaseFile + "-wal", Path.Combine(copy, "platform.db-wal"));

        PlatformHost.Query(Path.Combine(copy, "platform.db"), "SELECT id FROM chat_message").Count.ShouldBe(1);
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task Send_AfterRestart_GoesOnCounting()
    {
        var directory = Directory.CreateTempSubdirectory("phalnet-platform-").FullName;
        await using (var host = await PlatformHost.StartAsync("Development", directory))
            await (await host.SendAsync()).DisposeAsync();

        await using (var host = await PlatformHost.StartAsync("Development", directory))
            (await host.SendAsync()).Data.ShouldBe(new SentMessage("3"));
        Directory.GetFiles(directory, "platform.db-*").ShouldBeEmpty("nothing keeps the file open after the stop");
        Directory.Delete(directory, recursive: true);
    }
}
