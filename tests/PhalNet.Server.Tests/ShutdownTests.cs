using System.Text;

namespace PhalNet.Server.Tests;

public sealed class ShutdownTests
{
    [Fact]
    public async Task Stop_WhileIdle_EndsWellAtOnce()
    {
        await using var server = await ServerProcess.StartAsync();

        server.AskToStop();

        (await server.WaitForEndAsync()).ShouldBe(0);
        server.Console.Split('\n').Where(line => line.Contains("fail:")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stop_WithCallsUnderWay_LetsThemFinish()
    {
        await using var server = await ServerProcess.StartAsync("--environment=Development");
        var connections = new List<RawConnection>();
        var body = Encoding.UTF8.GetBytes(await Message.Form(Message.Fields()).ReadAsStringAsync());
        foreach (var _ in Enumerable.Range(0, 10))
        {
            var connection = await RawConnection.OpenAsync(server.Url);
            await connection.WriteAsync(
                $"POST {Message.Path} HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n");

            // The server requests the body only when the call reads it: from here on the call is running.
            (await connection.ReadAsync()).Status.ShouldBe(100);
            await connection.WriteAsync(body[..20]);
            connections.Add(connection);
        }

        server.AskToStop();
        await server.WaitUntilItStopsListeningAsync();
        foreach (var connection in connections)
            await connection.WriteAsync(body[20..]);

        foreach (var connection in connections)
        {
            var reply = (await connection.ReadAsync()).Envelope;
            reply.Ret.ShouldBe(200);
            new Mailboxes(server.DataDirectory).Find(reply.Id).Count.ShouldBe(2);
            connection.Dispose();
        }

        (await server.WaitForEndAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Stop_WithASlowClient_GivesItItsTimeAndEndsWell()
    {
        await using var server = await ServerProcess.StartAsync("--environment=Development", "--PhalNet:Limits:StopSeconds=1");
        using var connection = await RawConnection.OpenAsync(server.Url);
        await connection.WriteAsync(
            $"POST {Message.Path} HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n");
        (await connection.ReadAsync()).Status.ShouldBe(100);

        server.AskToStop();

        (await server.WaitForEndAsync()).ShouldBe(0);
        server.Console.Split('\n').Where(line => line.Contains("fail:")).ShouldBeEmpty();
        server.Console.ShouldNotContain("missing");
    }

    [Fact]
    public async Task Stop_UnderLoad_KeepsEverythingAcknowledged()
    {
        await using var server = await ServerProcess.StartAsync("--environment=Development", "--PhalNet:Debug=Off");
        var burst = new Burst(server.Url, members: 16);
        await burst.WaitForAsync(200);

        server.AskToStop();

        (await server.WaitForEndAsync()).ShouldBe(0);
        var replies = await burst.EndAsync();
        replies.ShouldAllBe(reply => reply.Reply.Ret == 200);
        var stored = new Mailboxes(server.DataDirectory).DirectionsByContent();
        foreach (var (content, _) in replies)
            stored.GetValueOrDefault(content).ShouldBe("out in", content);
        server.Console.Split('\n').Where(line => line.Contains("fail:")).ShouldBeEmpty();
    }
}
