using PhalNet.Server.Tests.Running;

[assembly: AssemblyFixture(typeof(DevelopmentServer))]

namespace PhalNet.Server.Tests.Running;

/// <summary>A server in Development that tests share; no test may make it log an error.</summary>
public sealed class DevelopmentServer : IAsyncLifetime
{
    private ServerProcess? _server;

    internal ServerProcess Server => _server!;

    internal HttpClient Http => Server.Http;

    public async ValueTask InitializeAsync() =>
        _server = await ServerProcess.StartAsync("--environment=Development", "--PhalNet:Language=en");

    public async ValueTask DisposeAsync()
    {
        var console = Server.Console;
        await Server.DisposeAsync();
        console.ShouldNotContain("fail:");
        console.ShouldNotContain("crit:");
    }
}
