using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests;

public sealed class TraceTests
{
    [Fact]
    public async Task Send_Traced_ShowsItsInsertsAndWhoAskedForThem()
    {
        await using var host = await PlatformHost.StartAsync();
        var trace = CallTrace.Start(TimeProvider.System);

        await using var result = await host.SendAsync(trace: trace);

        var lines = trace.Statements.Select(statement => DebugText.Format(statement, trace)).ToArray();
        lines.ShouldHaveSingleItem().ShouldMatch(
            @"^\[#1 - [0-9.]+ms - SQL\]/_/src/Modules\.Platform/Sqlite/SqliteMessageStore\.cs\(\d+\):    SqliteMessageStore::AppendAsync\(\)    chat_message    INSERT INTO .*'hello word'");
        lines.ShouldAllBe(line => !line.Contains('\n'));
        trace.Statements[0].Parameters.Select(parameter => parameter.Value).ShouldContain(PlatformHost.Peer);
    }

    [Fact]
    public async Task Send_TracedWithToken_ShowsTheLookUpWithoutTheToken()
    {
        await using var host = await PlatformHost.StartAsync("Production", null);
        await host.AddTokenAsync("the-token", PlatformHost.Demo);
        var trace = CallTrace.Start(TimeProvider.System);

        await using var result = await host.SendAsync([("access_token", "the-token"), ("chat_message_data", "I told you the-token")], trace: trace);

        result.Ret.ShouldBe(200, result.Message);
        var lines = trace.Statements.Select(statement => DebugText.Format(statement, trace)).ToArray();
        lines.Length.ShouldBe(2);
        lines[0].ShouldContain("SqlAccountStore::FindTokenAsync()    access_token    SELECT ");
        lines.ShouldAllBe(line => !line.Contains("the-token"));
        lines[1].ShouldContain("I told you ***");
    }

    [Fact]
    public async Task Send_ManyAtOnce_EachSeesItsOwnStatementsOnly()
    {
        await using var host = await PlatformHost.StartAsync();

        var calls = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(async () =>
        {
            var trace = i % 3 == 0 ? CallTrace.None : CallTrace.Start(TimeProvider.System);
            await using var result = await host.SendAsync([("chat_message_data", $"message {i}")], trace: trace);
            return (Text: $"message {i}", trace, result.Ret);
        })));

        calls.ShouldAllBe(call => call.Ret == 200);
        foreach (var (text, trace, _) in calls.Where(call => call.trace.IsEnabled))
        {
            trace.Statements.Count.ShouldBe(1);
            trace.Statements.ShouldAllBe(statement => statement.Parameters.Any(parameter => text.Equals(parameter.Value)));
            trace.Statements.ShouldAllBe(statement => statement.Location.Class == "SqliteMessageStore" && statement.Location.Member == "AppendAsync");
        }

        CallTrace.None.Statements.ShouldBeEmpty();
    }
}
