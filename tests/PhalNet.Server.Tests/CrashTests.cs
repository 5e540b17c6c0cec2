namespace PhalNet.Server.Tests;

public sealed class CrashTests
{
    [Fact]
    public async Task Crash_DuringABurst_LosesNothingAcknowledged()
    {
        using var directory = new TemporaryDirectory();
        IReadOnlyList<(string Content, Envelope Reply)> replies;
        await using (var server = await ServerProcess.StartAsync(directory.Path, ["--environment=Development", "--PhalNet:Debug=Off"]))
        {
            var burst = new Burst(server.Url, members: 32);
            await burst.WaitForAsync(500);
            await server.CrashAsync();
            replies = await burst.EndAsync();
        }

        await using var again = await ServerProcess.StartAsync(directory.Path, ["--environment=Development", "--PhalNet:Debug=Off"]);
        (await again.Http.GetAsync("/health/ready")).EnsureSuccessStatusCode();
        var next = await Message.SendAsync(again.Http);

        replies.Count.ShouldBeGreaterThanOrEqualTo(500);
        replies.ShouldAllBe(reply => reply.Reply.Ret == 200);
        replies.Select(reply => reply.Reply.Id).ShouldBeUnique();
        next.Id.ShouldBeGreaterThan(replies.Max(reply => reply.Reply.Id));
        var stored = new Mailboxes(directory.Path).DirectionsByContent();
        foreach (var (content, _) in replies)
            stored.GetValueOrDefault(content).ShouldBe("out in", content);
        stored.Values.ShouldAllBe(directions => directions == "out in");
    }
}
