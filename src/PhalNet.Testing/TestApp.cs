using System.Reflection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace PhalNet.Testing;

/// <summary>
/// A started host in memory, with a temporary data directory. Except for reading HTTP requests, calls go through the usual pipeline:
/// parameters are checked, filters run, envelopes are written.
/// </summary>
public sealed class TestApp : CallClient, IAsyncDisposable
{
    private readonly IHost _host;
    private readonly DirectoryInfo _data;

    private TestApp(IHost host, DirectoryInfo data, FakeTimeProvider time)
        : base(host.Services)
    {
        (_host, _data, Time) = (host, data, time);
    }

    /// <summary>The clock of the host and its modules; it stands still until the test advances it.</summary>
    public FakeTimeProvider Time { get; }

    /// <summary>The data directory of the application and its modules.</summary>
    public string DataDirectory => _data.FullName;

    /// <summary>Starts a host with the module of an assembly.</summary>
    public static Task<TestApp> StartAsync(Assembly module, CancellationToken cancellation = default) =>
        StartAsync(app => app.AddModule(module), cancellation);

    /// <summary>Starts a host.</summary>
    /// <param name="configure">Adds the modules, and configures their environment.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <exception cref="DeclarationException">Declarations of services are invalid; it lists all errors.</exception>
    public static async Task<TestApp> StartAsync(Action<TestAppBuilder> configure, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var data = Directory.CreateTempSubdirectory("phalnet-test-");
        IHost? host = null;
        try
        {
            var builder = new TestAppBuilder(data.FullName);
            configure(builder);
            host = builder.Build();
            await host.StartAsync(cancellation);
            return new(host, data, builder.Time);
        }
        catch
        {
            await EndAsync(host, data);
            throw;
        }
    }

    /// <summary>Stops the host, and disposes replies that the test has not disposed.</summary>
    public async ValueTask DisposeAsync()
    {
        await DisposeRepliesAsync();
        try
        {
            await _host.StopAsync();
        }
        finally
        {
            await EndAsync(_host, _data);
        }
    }

    private static async Task EndAsync(IHost? host, DirectoryInfo data)
    {
        try
        {
            if (host is IAsyncDisposable disposable)
                await disposable.DisposeAsync();
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
