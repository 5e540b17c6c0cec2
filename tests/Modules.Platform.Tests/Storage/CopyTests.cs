using Microsoft.Extensions.Configuration;
using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Storage;

public sealed class CopyTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("phalnet-platform-").FullName;

    [Fact]
    public async Task Copy_OfEverything_IsTheSameForItsMembers()
    {
        var settings = await TestDatabase.Postgres.SettingsAsync();
        string[] before;
        await using (var host = await PlatformHost.StartAsync("Development", _directory))
        {
            var (ada, ben, cem) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'), await TestMember.AddAsync(host, 'C'));
            await ada.SendAsync(ben, "one");
            var recalled = await ada.SendAsync(ben, "two");
            await ada.CallAsync("BulkSend", ("chat_message_to_uuid", $"{ben.Uuid},{cem.Uuid}"), ("chat_message_data", "to all"), ("chat_message_type", "text"), ("idempotency_key", "k"));
            await ada.CallAsync("Recall", ("id", recalled));
            await ben.CallAsync("GetMessageList", ("perpage", 1));
            await ben.CallAsync("Delete", ("id", 2));
            before = await StateAsync(ada, ben, cem);
        }

        var copied = new Dictionary<string, long>();
        await PlatformCopy.RunAsync(
            new ConfigurationBuilder().Build(), _directory, settings[1].Value, copied.Add, TestContext.Current.CancellationToken);

        copied["chat_message"].ShouldBe(4);
        await using var copy = await PlatformHost.StartAsync(settings);
        var (adas, bens, cems) = (new TestMember(copy, new('A', 32)), new TestMember(copy, new('B', 32)), new TestMember(copy, new('C', 32)));
        (await StateAsync(adas, bens, cems)).ShouldBe(before);
        var repeated = await adas.CallAsync("BulkSend", ("chat_message_to_uuid", $"{bens.Uuid},{cems.Uuid}"), ("chat_message_data", "to all"), ("chat_message_type", "text"), ("idempotency_key", "k"));
        repeated.GetProperty("id").GetString().ShouldBe("7");
        var next = await adas.SendAsync(bens, "next");
        next.ShouldBeGreaterThan(8);
        (await new TestMember(copy, new('B', 32)).ChangesAsync())[^1].ShouldEndWith($"new {next + 1}");
    }

    [Fact]
    public async Task Copy_IntoADatabaseWithData_IsRefused()
    {
        var settings = await TestDatabase.Postgres.SettingsAsync();
        await using var target = await PlatformHost.StartAsync(settings);
        await target.SendAsync();
        await (await PlatformHost.StartAsync("Development", _directory)).DisposeAsync();

        var exception = await Should.ThrowAsync<InvalidOperationException>(CopyAsync(settings[1].Value));

        exception.Message.ShouldContain("already contains data (chat_message); copy into an empty database.");
    }

    [Fact]
    public async Task Copy_OfAServedDatabase_IsRefused()
    {
        await using var host = await PlatformHost.StartAsync("Development", _directory);
        (await Should.ThrowAsync<InvalidOperationException>(CopyAsync("Host=nowhere"))).Message.ShouldContain("is served by another process");
    }

    [Fact]
    public async Task Copy_OfNothing_IsRefused() =>
        (await Should.ThrowAsync<InvalidOperationException>(CopyAsync("Host=nowhere"))).Message.ShouldStartWith("There is no Platform database");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Task CopyAsync(string target) => PlatformCopy.RunAsync(new ConfigurationBuilder().Build(), _directory, target, (_, _) => { });

    private static async Task<string[]> StateAsync(params TestMember[] members)
    {
        var state = new List<string>();
        foreach (var member in members)
        {
            state.Add((await member.CallAsync("GetAllMessageList")).ToString());
            state.Add((await member.CallAsync("GetConversationList")).ToString());
            state.Add((await member.CallAsync("GetUnreadNum")).ToString());
            state.AddRange(await member.ChangesAsync());
        }

        return [.. state];
    }
}
