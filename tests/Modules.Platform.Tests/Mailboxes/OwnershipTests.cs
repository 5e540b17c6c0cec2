using System.Reflection;
using System.Text.RegularExpressions;
using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Mailboxes;

/// <summary>
/// For every service that takes an id or a position: another member's data gets the same reply as data that does not exist.
/// </summary>
public abstract class OwnershipTests(TestDatabase database)
{
    private const long Unknown = 999_999;

    // Every service for members, with those of its parameters that could refer to another member's data.
    private static readonly Dictionary<string, Func<long, string, (string, object?)[]>> Services = new()
    {
        ["Send"] = (_, _) => [],
        ["BulkSend"] = (_, _) => [],
        ["GetMessageList"] = (id, peer) => [("last_id", id), ("chat_message_to_uuid", peer)],
        ["GetAllMessageList"] = (_, _) => [],
        ["GetConversationList"] = (_, _) => [],
        ["GetUnreadNum"] = (_, peer) => [("chat_message_to_uuid", peer)],
        ["MarkRead"] = (id, peer) => [("last_id", id), ("chat_message_to_uuid", peer)],
        ["Delete"] = (id, _) => [("id", id)],
        ["Recall"] = (id, _) => [("id", id)],
        ["Sync"] = (id, _) => [("since", id)],
        ["Stream"] = (_, _) => [],
    };

    [Fact]
    public void Services_AreAllInTheMatrix() =>
        typeof(ChatMessage).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => method.Name)
            .ShouldBe(Services.Keys, ignoreOrder: true);

    [Fact]
    public async Task Member_WithTheIdsOfOthers_GetsTheAnswerOfWhatDoesNotExist()
    {
        await using var host = await database.StartAsync();
        var (ada, ben, eve) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'), await TestMember.AddAsync(host, 'E'));
        long[] ids = [await ada.SendAsync(ben, "secret"), await ben.SendAsync(ada, "secret too")];
        var nobody = new string('9', 32);

        foreach (var (service, values) in Services.Where(service => service.Value(1, nobody).Length > 0))
        {
            var expected = await AnswerAsync(service, values(Unknown, nobody), Unknown);
            foreach (var id in ids.SelectMany(id => new[] { id, id + 1 }))
            {
                foreach (var peer in new[] { ada.Uuid, ben.Uuid, nobody })
                    (await AnswerAsync(service, values(id, peer), id)).ShouldBe(expected, $"{service} with {id} of {peer}");
            }
        }

        (await ada.TextsAsync("GetAllMessageList")).ShouldBe(["secret too", "secret"]);
        (await ben.TextsAsync("GetAllMessageList")).ShouldBe(["secret too", "secret"]);
        (await ada.CallAsync("GetUnreadNum")).GetProperty("unread_num").GetInt64().ShouldBe(1);
        (await eve.ChangesAsync()).ShouldBeEmpty();

        // The reply contains the id as it was sent; a cursor is returned as the position to continue from.
        async Task<string> AnswerAsync(string service, (string, object?)[] values, long id)
        {
            var (ret, message, data) = await eve.TryAsync(service, values);
            return $"{ret} " + Regex.Replace($"{message} {data}", $@"(message |next"":){id}\b", "$1ID");
        }
    }
}

public sealed class SqliteOwnershipTests() : OwnershipTests(TestDatabase.Sqlite);

public sealed class PostgresOwnershipTests() : OwnershipTests(TestDatabase.Postgres);
