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
        await Condition.WaitAsync(() => held.Count(socket => !IsClosed(socket)) <= 700);
        held.Count(socket => !IsClosed(socket)).ShouldBeGreaterThanOrEqualTo(16);
        server.HasEnded.ShouldBeFalse();

        held.ForEach(socket => socket.Dispose());
        await Condition.WaitAsync(() => Answers(server).GetAwaiter().GetResult());
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
}
