using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Mailboxes;

public abstract class SendingTests(TestDatabase database)
{
    [Fact]
    public async Task BulkSend_Several_StoresOneForEach()
    {
        await using var host = await database.StartAsync();
        var (ada, ben, cem) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'), await TestMember.AddAsync(host, 'C'));

        var sent = await ada.CallAsync("BulkSend", Bulk($"{ben.Uuid},{cem.Uuid},{ben.Uuid}"));

        sent.GetRawText().ShouldBe($$"""{"id":"3","item":[{"other_uuid":"{{ben.Uuid}}","chat_message_id":"1"},{"other_uuid":"{{cem.Uuid}}","chat_message_id":"3"}]}""");
        foreach (var member in new[] { ben, cem })
            (await member.TextsAsync("GetAllMessageList")).ShouldBe(["to all"]);
        host.Query("SELECT data FROM chat_message ORDER BY id").Select(row => row["data"]).ShouldBe(["to all", null], "the content is stored once");
    }

    [Theory]
    [InlineData("BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB,short", "chat_message_to_uuid has a value that is not a uuid of 32 letters and digits: short.")]
    [InlineData("BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "chat_message_to_uuid is the sender; you cannot send a message to yourself.")]
    public async Task BulkSend_OneBad_RefusesAll(string recipients, string message)
    {
        await using var host = await database.StartAsync();
        var ada = await TestMember.AddAsync(host, 'A');
        var reply = await ada.TryAsync("BulkSend", Bulk(recipients));
        (reply.Ret, reply.Message).ShouldBe((400, message));
        host.Query("SELECT id FROM chat_message").ShouldBeEmpty();
    }

    [Fact]
    public async Task BulkSend_TwoHundred_IsTheMost()
    {
        await using var host = await database.StartAsync();
        var ada = await TestMember.AddAsync(host, 'A');
        (await ada.CallAsync("BulkSend", Bulk(string.Join(',', Enumerable.Range(0, 200).Select(i => $"{i:D32}"))))).GetProperty("item").GetArrayLength().ShouldBe(200);
        (await ada.TryAsync("BulkSend", Bulk(string.Join(',', Enumerable.Range(0, 201).Select(i => $"{i:D32}"))))).Ret.ShouldBe(400);
    }

    [Fact]
    public async Task Send_SameKeyAgain_GetsTheFirstReplyAndStoresNothing()
    {
        await using var host = await database.StartAsync();
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        var first = await ada.SendAsync(ben, "once", ("idempotency_key", "k1"));

        (await ada.SendAsync(ben, "once", ("idempotency_key", "k1"))).ShouldBe(first);
        (await ada.SendAsync(ben, "once", ("idempotency_key", "k2"))).ShouldNotBe(first);
        (await ben.SendAsync(ada, "once", ("idempotency_key", "k1"))).ShouldNotBe(first, "keys belong to a member");
        var other = await ada.TryAsync("Send", [.. TestMember.Message(ben, "changed"), ("idempotency_key", "k1")]);
        (other.Ret, other.Message).ShouldBe((409, "The idempotency key was used for a request with other parameters."));
        (await ada.TryAsync("Send", [.. TestMember.Message(ben, "once"), ("idempotency_key", new string('k', 256))])).Ret.ShouldBe(400);
        host.Query("SELECT id FROM chat_message").Count.ShouldBe(3);
    }

    [Fact]
    public async Task Send_KeyThatHasExpired_IsAsNew()
    {
        await using var host = await database.StartAsync();
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        var first = await ada.SendAsync(ben, "one", ("idempotency_key", "k"));
        foreach (var statement in Expire(1))
            host.Query(statement);

        var second = await ada.SendAsync(ben, "two", ("idempotency_key", "k"));

        second.ShouldNotBe(first);
        (await ada.SendAsync(ben, "two", ("idempotency_key", "k"))).ShouldBe(second, "it counts for the second request now");
        (await ben.TextsAsync("GetAllMessageList")).ShouldBe(["two", "one"]);
    }

    [Fact]
    public async Task Keys_ThatHaveExpired_AreRemoved()
    {
        await using var host = await database.StartAsync();
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        var expired = await ada.SendAsync(ben, "one", ("idempotency_key", "expired"));
        var valid = await ada.SendAsync(ben, "two", ("idempotency_key", "valid"));
        foreach (var statement in Expire(expired))
            host.Query(statement);
        var added = await ada.SendAsync(ben, "three", ("idempotency_key", "new"));

        await host.StopAsync();

        host.Query("SELECT first_id FROM sent_key ORDER BY first_id").Select(row => row["first_id"]).ShouldBe([valid, added]);
    }

    [Fact]
    public async Task BulkSend_SameKeyAtOnce_StoresOnce()
    {
        await using var host = await database.StartAsync();
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() =>
            ada.CallAsync("BulkSend", [.. Bulk($"{ben.Uuid},{new string('C', 32)}"), ("idempotency_key", "k")]))));

        replies.Select(reply => reply.GetRawText()).Distinct().Count().ShouldBe(1);
        host.Query("SELECT id FROM chat_message").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Send_TooFast_IsToldWhenToTryAgain()
    {
        await using var host = await database.StartAsync(("Platform:SendsPerSecond", "2"));
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        var first = await ada.SendAsync(ben, "1", ("idempotency_key", "k"));
        await ada.SendAsync(ben, "2");

        var refused = await ada.TryAsync("Send", TestMember.Message(ben, "3"));
        (refused.Ret, refused.Message, refused.Data.GetRawText()).ShouldBe((429, "Too many messages; try again in 1 seconds.", """{"retry_after":1}"""));
        (await ada.SendAsync(ben, "1", ("idempotency_key", "k"))).ShouldBe(first, "a retry is answered from its key");
        await ben.SendAsync(ada, "others may");
        host.Query("SELECT id FROM chat_message").Count.ShouldBe(3);
    }

    [Fact]
    public async Task Send_LongContent_IsRefusedInProduction()
    {
        await using var host = await database.StartAsync("Production");
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        await ada.SendAsync(ben, new string('x', 65_536));
        (await ada.TryAsync("Send", TestMember.Message(ben, new string('x', 65_537)))).Message.ShouldBe("chat_message_data must be at most 65536 bytes long.");
        (await ada.TryAsync("Send", [.. TestMember.Message(ben, "x"), ("ext_data", new string('x', 4097))])).Message.ShouldBe("ext_data must be at most 4096 bytes long.");
    }

    /// <summary>Statements that make the key of a message expire.</summary>
    protected abstract string[] Expire(long firstId);

    private static (string Name, object? Value)[] Bulk(string recipients) =>
        [("chat_message_to_uuid", recipients), ("chat_message_data", "to all"), ("chat_message_type", "text")];
}

public sealed class SqliteSendingTests() : SendingTests(TestDatabase.Sqlite)
{
    protected override string[] Expire(long firstId) =>
        [$"UPDATE chat_message SET add_time = 1 WHERE id = {firstId}", $"UPDATE sent_key SET day = 0 WHERE first_id = {firstId}"];
}

public sealed class PostgresSendingTests() : SendingTests(TestDatabase.Postgres)
{
    protected override string[] Expire(long firstId) => [$"UPDATE sent_key SET expire_at = 1 WHERE first_id = {firstId}"];
}
