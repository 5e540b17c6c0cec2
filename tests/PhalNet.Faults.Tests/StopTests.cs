using System.Diagnostics;

namespace PhalNet.Faults.Tests;

public sealed class StopTests
{
    [Fact]
    public async Task Stop_WithASlowClientAndCallsUnderWay_TakesItsTimeAtMostAndLosesNothing()
    {
        await using var server = await StrangersTarget.StartAsync("--PhalNet:Limits:StopSeconds=2");
        var connections = new List<RawConnection>();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            connections.Add(await RawConnection.OpenAsync(server.Url));
            await connections[^1].WriteAsync("POST /?s=App.Site.Index HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\na");
        }

        using var end = new CancellationTokenSource();
        var dripping = DripAsync(connections, end.Token);
        var burst = new Burst(server.Url, members: 16);
        await burst.WaitForAsync(300);
        var watch = Stopwatch.StartNew();
        server.AskToStop();

        (await server.WaitForEndAsync()).ShouldBe(0);
        watch.Elapsed.TotalSeconds.ShouldBeLessThan(10);
        await end.CancelAsync();
        await dripping;
        connections.ForEach(connection => connection.Dispose());
        var replies = await burst.EndAsync();
        var stored = new Mailboxes(server.DataDirectory).DirectionsByContent();
        foreach (var (content, reply) in replies)
        {
            reply.Ret.ShouldBe(200);
            stored.GetValueOrDefault(content).ShouldBe("out in", content);
        }

        server.Console.ShouldNotContain("fail:");
        server.Console.ShouldNotContain("missing");
    }

    private static async Task DripAsync(List<RawConnection> connections, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            foreach (var connection in connections)
            {
                try
                {
                    await connection.WriteAsync("a");
                }
                catch (IOException)
                {
                    // The server has closed the connection.
                }
            }

            await Task.Delay(300, CancellationToken.None);
        }
    }
}
