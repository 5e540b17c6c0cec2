using System.Net.Sockets;

namespace PhalNet.Faults.Tests;

public sealed class ConnectionTests
{
    [Fact]
    public async Task Connections_ThatSayNothing_BeyondTheOpenFiles_NeverEndTheProcess()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such limit.");
        await using var server = await StrangersTarget.StartOnAsync("ulimit -n 700", null);
        var held = new List<Socket>();
        for (var i = 0; i < 900; i++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync("127.0.0.1", server.Url.Port);
            held.Add(socket);
        }

        // Connections above the limit are closed immediately; the others may stay.
        await WaitForAsync(() => held.Count(socket => !IsClosed(socket)) <= 700);
        held.Count(socket => !IsClosed(socket)).ShouldBeGreaterThanOrEqualTo(16);
        server.HasEnded.ShouldBeFalse();

        held.ForEach(socket => socket.Dispose());
        await WaitForAsync(() => Answers(server).GetAwaiter().GetResult());
        server.HasEnded.ShouldBeFalse();
        server.Console.ShouldNotContain("fail:");
        server.Console.ShouldNotContain("crit:");
    }

    private static bool IsClosed(Socket socket) => socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;

    private static async Task<bool> Answers(ServerProcess server)
    {
        try
        {
            return (await server.Http.GetAsync("/health/live")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task WaitForAsync(Func<bool> happens)
    {
        for (var i = 0; i < 3000 && !happens(); i++)
            await Task.Delay(20);
        happens().ShouldBeTrue();
    }
}
