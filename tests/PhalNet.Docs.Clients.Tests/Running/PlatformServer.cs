using PhalNet.Docs.Clients.Tests.Running;
using PhalNet.Tests.Processes;

[assembly: AssemblyFixture(typeof(PlatformServer))]

namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>The ready-made server in Development, in a separate process.</summary>
public sealed class PlatformServer : IAsyncLifetime
{
    private ServerProcess? _server;

    public string DataDirectory => _server!.DataDirectory;

    public Uri Address => _server!.Url;

    public string Platform => new Uri(Address, "api/platform").AbsoluteUri;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync("--environment=Development", "--PhalNet:Language=en");

        // The first call takes longest; the samples' limit is 3 s.
        using var form = new FormUrlEncodedContent(Message.Fields("warm").Prepend(new("s", Message.Service)));
        (await (await _server.Http.PostAsync(Platform, form)).Content.ReadAsStringAsync()).ShouldContain("\"ret\":200");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
