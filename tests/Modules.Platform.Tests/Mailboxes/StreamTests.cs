using System.Diagnostics;
using System.Net.ServerSentEvents;
using Microsoft.Extensions.DependencyInjection;
using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Mailboxes;

public abstract class StreamTests(TestDatabase database)
{
    [Fact]
    public async Task Stream_FromAPlace_GivesWhatWasAndWhatComes()
    {
        await using var host = await database.StartAsync();
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        await ada.SendAsync(ben, "one");
        await ada.SendAsync(ben, "two");

        await using var call = await host.CallAsync([("access_token", $"token-{ben.Uuid}"), ("since", 1)], service: "Platform.ChatMessage.Stream");
        await using var events = ((EventStreamReply)call.Data!).Events.GetAsyncEnumerator(TestContext.Current.CancellationToken);

        (await NextAsync(events)).ShouldBe(("2", "new", "two"));
        var next = NextAsync(events);
        next.IsCompleted.ShouldBeFalse();
        var id = await ada.SendAsync(ben, "three");
        (await next).ShouldBe(("3", "new", "three"));
        await ada.CallAsync("Recall", ("id", id));
        (await NextAsync(events)).ShouldBe(("4", "read", ""));
        (await NextAsync(events)).ShouldBe(("5", "recalled", ""));
    }

    [Fact]
    public async Task Stream_WithoutAPlace_BeginsNow()
    {
        await using var host = await database.StartAsync();
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        await ada.SendAsync(ben, "before");

        await using var call = await host.CallAsync([("access_token", $"token-{ben.Uuid}")], service: "Platform.ChatMessage.Stream");
        await using var events = ((EventStreamReply)call.Data!).Events.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = NextAsync(events);
        await ada.SendAsync(ben, "after");

        (await next).ShouldBe(("2", "new", "after"));
    }

    [Fact]
    public async Task Stream_FromAPlaceBeyondTheEnd_BeginsAgain()
    {
        await using var host = await database.StartAsync();
        var (ada, ben) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));
        await ada.SendAsync(ben, "one");

        await using var call = await host.CallAsync([("access_token", $"token-{ben.Uuid}"), ("since", 2)], service: "Platform.ChatMessage.Stream");
        await using var events = ((EventStreamReply)call.Data!).Events.GetAsyncEnumerator(TestContext.Current.CancellationToken);

        (await events.MoveNextAsync()).ShouldBeTrue();
        (events.Current.EventType, events.Current.EventId, events.Current.Data).ShouldBe(("reset", "0", "{}"));
        (await NextAsync(events)).ShouldBe(("1", "new", "one"));
    }

    [Fact]
    public async Task Ping_ComesAfterItsTimeWithoutAChange_AndNotWithAHintOfNone()
    {
        await using var host = await database.StartAsync();
        var ada = await TestMember.AddAsync(host, 'A');
        await using var call = await host.CallAsync([("access_token", $"token-{ada.Uuid}")], service: "Platform.ChatMessage.Stream");
        await using var events = ((EventStreamReply)call.Data!).Events.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = events.MoveNextAsync().AsTask();
        var signal = host.ModuleServices.GetRequiredService<IMailboxSignal>();

        for (var i = 0; i < 20; i++)
        {
            signal.Changed(ada.Uuid);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        next.IsCompleted.ShouldBeFalse();
        var quiet = Stopwatch.StartNew();
        (await next).ShouldBeTrue();
        (events.Current.EventType, events.Current.EventId, events.Current.Data).ShouldBe(("ping", null, ""));
        quiet.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(14));
    }

    private static async Task<(string? Id, string Kind, string? Text)> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        (await events.MoveNextAsync()).ShouldBeTrue();
        var item = events.Current;
        return (item.EventId, item.EventType, System.Text.Json.JsonDocument.Parse(item.Data).RootElement.GetProperty("chat_message_data").GetString());
    }
}

public sealed class SqliteStreamTests() : StreamTests(TestDatabase.Sqlite);

public sealed class PostgresStreamTests() : StreamTests(TestDatabase.Postgres);
