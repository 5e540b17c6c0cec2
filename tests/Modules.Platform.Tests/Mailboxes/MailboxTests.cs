using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Mailboxes;

public abstract class MailboxTests(TestDatabase database)
{
    [Fact]
    public async Task List_OwnMailbox_ShowsEitherSideItsCopy()
    {
        await using var host = await database.StartAsync();
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        var id = await ada.SendAsync(ben, "hello", ("ext_data", "{\"a\":1}"));

        var sent = (await ada.CallAsync("GetMessageList", ("chat_message_to_uuid", ben.Uuid))).GetProperty("items")[0];
        var received = (await ben.CallAsync("GetMessageList", ("chat_message_to_uuid", ada.Uuid))).GetProperty("items")[0];

        (sent.GetProperty("id").GetInt64(), received.GetProperty("id").GetInt64()).ShouldBe((id, id + 1));
        (sent.GetProperty("uuid").GetString(), sent.GetProperty("chat_message_to_uuid").GetString()).ShouldBe((ada.Uuid, ben.Uuid));
        (received.GetProperty("uuid").GetString(), received.GetProperty("chat_message_to_uuid").GetString()).ShouldBe((ben.Uuid, ada.Uuid));
        (sent.GetProperty("chat_message_io").GetString(), received.GetProperty("chat_message_io").GetString()).ShouldBe(("out", "in"));
        foreach (var item in new[] { sent, received })
        {
            item.GetProperty("chat_message_data").GetString().ShouldBe("hello");
            item.GetProperty("chat_message_type").GetString().ShouldBe("text");
            item.GetProperty("ext_data").GetString().ShouldBe("{\"a\":1}");
            item.GetProperty("chat_message_is_read").GetInt32().ShouldBe(0);
            item.GetProperty("add_time").GetString()!.ShouldMatch(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$");
            item.GetProperty("seq").GetInt64().ShouldBe(1);
        }
    }

    [Fact]
    public async Task List_Directions_ReadOnFromAPlace()
    {
        await using var host = await database.StartAsync();
        var (ada, ben, cem) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'), await TestMember.AddAsync(host, 'C'));
        for (var i = 1; i <= 5; i++)
            await ada.SendAsync(ben, $"b{i}");
        await cem.SendAsync(ada, "c1");

        (await ada.TextsAsync("GetMessageList", ("chat_message_to_uuid", ben.Uuid), ("perpage", 2))).ShouldBe(["b1", "b2"]);
        (await ada.TextsAsync("GetMessageList", ("chat_message_to_uuid", ben.Uuid), ("direction", "up"), ("perpage", 2))).ShouldBe(["b5", "b4"]);
        (await ada.TextsAsync("GetMessageList", ("chat_message_to_uuid", ben.Uuid), ("direction", "up"), ("last_id", 7))).ShouldBe(["b3", "b2", "b1"]);
        (await ada.TextsAsync("GetMessageList", ("chat_message_to_uuid", ben.Uuid), ("last_id", 6))).ShouldBe(["b4", "b5"]);
        (await ada.TextsAsync("GetMessageList", ("last_id", 6), ("chat_message_to_uuid", ""))).ShouldBe(["b4", "b5", "c1"]);
        (await ada.TextsAsync("GetMessageList", ("last_id", long.MaxValue))).ShouldBeEmpty();
        (await ada.TextsAsync("GetAllMessageList", ("page", 2), ("perpage", 4))).ShouldBe(["b2", "b1"]);
    }

    [Fact]
    public async Task List_Received_AreMarkedRead()
    {
        await using var host = await database.StartAsync();
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        for (var i = 1; i <= 3; i++)
            await ada.SendAsync(ben, $"{i}");

        (await ben.CallAsync("GetUnreadNum")).GetProperty("unread_num").GetInt64().ShouldBe(3);
        await ben.CallAsync("GetAllMessageList");
        (await ben.CallAsync("GetUnreadNum", ("chat_message_to_uuid", ada.Uuid))).GetProperty("unread_num").GetInt64().ShouldBe(3);
        await ben.CallAsync("GetMessageList", ("chat_message_to_uuid", ada.Uuid), ("perpage", 2));

        (await ben.CallAsync("GetUnreadNum")).GetProperty("unread_num").GetInt64().ShouldBe(1);
        (await ada.CallAsync("GetUnreadNum")).GetProperty("unread_num").GetInt64().ShouldBe(0);
        (await ben.ChangesAsync()).ShouldBe(["1 new 2", "2 new 4", "3 new 6", "4 read 2", "5 read 4"]);
        (await ada.ChangesAsync()).ShouldBe(["1 new 1", "2 new 3", "3 new 5"]);
    }

    [Fact]
    public async Task MarkRead_UpToAMessage_LeavesTheRest()
    {
        await using var host = await database.StartAsync();
        var (ada, ben, cem) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'), await TestMember.AddAsync(host, 'C'));
        for (var i = 1; i <= 3; i++)
            await ada.SendAsync(ben, $"{i}");
        await cem.SendAsync(ben, "c");

        (await ben.CallAsync("MarkRead", ("chat_message_to_uuid", ada.Uuid), ("last_id", 4))).GetProperty("unread_num").GetInt64().ShouldBe(1);
        (await ben.CallAsync("GetUnreadNum")).GetProperty("unread_num").GetInt64().ShouldBe(2);
        (await ben.CallAsync("MarkRead")).GetProperty("unread_num").GetInt64().ShouldBe(0);
        (await ben.CallAsync("MarkRead", ("chat_message_to_uuid", new string('X', 32)))).GetProperty("unread_num").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task Conversations_OneForEachPeer_LatestFirst()
    {
        await using var host = await database.StartAsync();
        var (ada, ben, cem) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'), await TestMember.AddAsync(host, 'C'));
        await ben.SendAsync(ada, "from ben");
        await ada.SendAsync(cem, "to cem");
        await cem.SendAsync(ada, "from cem");
        await ben.SendAsync(ada, "again");

        var items = (await ada.CallAsync("GetConversationList")).GetProperty("items").EnumerateArray().ToArray();

        items.Select(item => (item.GetProperty("chat_message_to_uuid").GetString()!, item.GetProperty("unread_num").GetInt64(),
            item.GetProperty("last").GetProperty("chat_message_data").GetString())).ShouldBe([(ben.Uuid, 2, "again"), (cem.Uuid, 1, "from cem")]);
        (await ada.CallAsync("GetConversationList", ("page", 2), ("perpage", 1))).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Delete_OwnCopy_LeavesThePeersOne()
    {
        await using var host = await database.StartAsync();
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        await ada.SendAsync(ben, "first");
        await ada.SendAsync(ben, "second");

        await ben.CallAsync("Delete", ("id", 4));

        (await ben.TextsAsync("GetAllMessageList")).ShouldBe(["first"]);
        (await ada.TextsAsync("GetAllMessageList")).ShouldBe(["second", "first"]);
        (await ben.CallAsync("GetUnreadNum")).GetProperty("unread_num").GetInt64().ShouldBe(1);
        (await ben.CallAsync("GetConversationList")).GetProperty("items")[0].GetProperty("last").GetProperty("id").GetInt64().ShouldBe(2);
        (await ben.ChangesAsync()).ShouldBe(["1 new 2", "2 new 4", "3 deleted 4"]);
        var deleted = (await ben.CallAsync("Sync", ("since", 2))).GetProperty("items")[0].GetProperty("message");
        (deleted.GetProperty("chat_message_data").GetString(), deleted.GetProperty("chat_message_to_uuid").GetString()).ShouldBe(("", ada.Uuid));
        await ben.CallAsync("Delete", ("id", 2));
        (await ben.CallAsync("GetConversationList")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Recall_OwnMessage_IsShownToBoth()
    {
        await using var host = await database.StartAsync();
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        var id = await ada.SendAsync(ben, "secret", ("ext_data", "x"));

        await ada.CallAsync("Recall", ("id", id));
        await ada.CallAsync("Recall", ("id", id));

        foreach (var member in new[] { ada, ben })
        {
            var item = (await member.CallAsync("GetAllMessageList")).GetProperty("items")[0];
            (item.GetProperty("chat_message_data").GetString(), item.GetProperty("chat_message_is_recalled").GetInt32()).ShouldBe(("", 1));
        }

        (await ada.ChangesAsync()).ShouldBe(["1 new 1", "2 recalled 1"]);
        (await ben.ChangesAsync()).ShouldBe(["1 new 2", "2 read 2", "3 recalled 2"]);
        (await ben.TryAsync("Recall", ("id", id + 1))).Message.ShouldBe("id is a received message; you can recall only messages that you sent.");
    }

    [Fact]
    public async Task Recall_TooLate_IsRefused()
    {
        await using var host = await database.StartAsync(("Platform:RecallMinutes", "0"));
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        var id = await ada.SendAsync(ben, "said");
        host.Query($"UPDATE chat_message SET add_time = add_time - 1 WHERE id = {id}");
        (await ada.TryAsync("Recall", ("id", id))).ShouldSatisfyAllConditions(
            reply => reply.Ret.ShouldBe(400), reply => reply.Message.ShouldBe("A message can be recalled only within 0 minutes."));
    }

    [Theory]
    [InlineData("Delete")]
    [InlineData("Recall")]
    public async Task ForeignAndUnknownMessages_GetTheSameAnswer(string action)
    {
        await using var host = await database.StartAsync();
        var (ada, ben, cem) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'), await TestMember.AddAsync(host, 'C'));
        var id = await ada.SendAsync(ben, "private");

        foreach (var foreign in new[] { id, id + 1, 1_000_000 })
        {
            var (ret, message, data) = await cem.TryAsync(action, ("id", foreign));
            (ret, message, data.GetRawText()).ShouldBe((400, $"There is no message {foreign} in this mailbox.", "{}"));
        }

        (await cem.TextsAsync("GetMessageList", ("chat_message_to_uuid", ada.Uuid), ("last_id", id))).ShouldBeEmpty();
        (await ada.TextsAsync("GetAllMessageList")).ShouldBe(["private"]);
        (await ben.TryAsync(action, ("id", id))).Ret.ShouldBe(400, "the id names the other mailbox's copy");
    }
}

public sealed class SqliteMailboxTests() : MailboxTests(TestDatabase.Sqlite);

public sealed class PostgresMailboxTests() : MailboxTests(TestDatabase.Postgres);
