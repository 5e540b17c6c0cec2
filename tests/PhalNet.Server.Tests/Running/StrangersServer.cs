namespace PhalNet.Server.Tests.Running;

/// <summary>A server in Production, open to untrusted clients; none of them may make it log an error.</summary>
public sealed class StrangersServer : IAsyncLifetime
{
    private ServerProcess? _server;

    internal ServerProcess Server => _server!;

    public async ValueTask InitializeAsync() =>
        _server = await ServerProcess.StartAsync("--Platform:RequireAccessToken=false", "--PhalNet:Language=en");

    public async ValueTask DisposeAsync()
    {
        var console = Server.Console;
        await Server.DisposeAsync();
        console.ShouldNotContain("fail:");
        console.ShouldNotContain("crit:");
    }
}
