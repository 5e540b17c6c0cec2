using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhalNet.Core.Tests;

/// <summary>A started generic host with services of the test, and its log.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly IHost _host;

    private TestHost(IHost host, TestLog log)
    {
        _host = host;
        Log = log;
    }

    public TestLog Log { get; }

    public IServiceProvider Services => _host.Services;

    public IServiceRegistry Registry => Services.GetRequiredService<IServiceRegistry>();

    public IModuleHost Modules => Services.GetRequiredService<IModuleHost>();

    public ICallDispatcher Dispatcher => Services.GetRequiredService<ICallDispatcher>();

    /// <summary>Starts a host with a module App of some classes.</summary>
    public static Task<TestHost> StartAsync(params Type[] services) => StartAsync(app => app.AddModule("App", services));

    public static async Task<TestHost> StartAsync(
        Action<IPhalNetBuilder> configure, Action<PhalNetOptions>? options = null, string environment = "Production",
        params (string Key, string? Value)[] configuration)
    {
        var (host, log) = Build(configure, options, environment, configuration);
        try
        {
            await host.StartAsync();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new(host, log);
    }

    /// <summary>The errors that prevent a module App of some classes from starting.</summary>
    public static Task<IReadOnlyList<string>> ErrorsAsync(params Type[] services) => ErrorsAsync(app => app.AddModule("App", services));

    public static async Task<IReadOnlyList<string>> ErrorsAsync(Action<IPhalNetBuilder> configure) =>
        (await Should.ThrowAsync<DeclarationException>(() => StartAsync(configure))).Errors;

    /// <summary>Makes a call and disposes the result immediately.</summary>
    public async Task<CallResult> CallAsync(string service, params (string Name, object? Value)[] values)
    {
        var result = await Dispatcher.CallAsync(CallRequest.Create(service, values));
        await result.DisposeAsync();
        return result;
    }

    public async Task<CallResult> CallAsync(CallRequest request)
    {
        var result = await Dispatcher.CallAsync(request);
        await result.DisposeAsync();
        return result;
    }

    /// <summary>Sets up the module App again.</summary>
    public async Task<ModuleStatus> ReloadAsync() =>
        await Modules.ReplaceAsync("App", cancellation: TestContext.Current.CancellationToken);

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static (IHost Host, TestLog Log) Build(
        Action<IPhalNetBuilder> configure, Action<PhalNetOptions>? options, string environment, (string Key, string? Value)[] configuration)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = environment, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(configuration.ToDictionary(pair => pair.Key, pair => pair.Value));
        var log = new TestLog();
        builder.Logging.AddProvider(log);
        configure(builder.Services.AddPhalNet(given =>
        {
            given.Language = "en";
            options?.Invoke(given);
        }));
        return (builder.Build(), log);
    }
}
