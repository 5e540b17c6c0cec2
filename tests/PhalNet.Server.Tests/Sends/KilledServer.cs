using System.Net;
using System.Net.Sockets;

namespace PhalNet.Server.Tests.Sends;

/// <summary>A server that is killed and restarted at the same address, on the same data.</summary>
internal sealed class KilledServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly int _port = FreePort();
    private ServerProcess? _server;

    public string DataDirectory => _directory.Path;

    public Uri Url => new($"http://127.0.0.1:{_port}/");

    public int Kills { get; private set; }

    public async Task StartAsync() => _server = await ServerProcess.StartAsync(
        DataDirectory, [$"--urls={Url}", "--Platform:SendsPerSecond=0", "--PhalNet:Language=en", "--Logging:LogLevel:Default=Warning"]);

    public async Task KillAsync()
    {
        await _server!.CrashAsync();
        await _server.DisposeAsync();
        Kills++;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _directory.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
