using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhalNet;

/// <summary>Sets the modules up when the host starts, and takes them down when it stops.</summary>
internal sealed class ModuleHost(IEnumerable<ModuleSource> sources, ModuleFactory factory, ILogger<ModuleHost> logger) : IAsyncDisposable
{
    private readonly List<IHostedService> _started = [];
    private readonly List<ModuleParts> _parts = [];

    public IReadOnlyList<LoadedModule> Modules => [.. _parts.Select(parts => parts.Module)];

    public IReadOnlyList<ModuleParts> Parts => _parts;

    public async Task StartAsync(CancellationToken cancellation)
    {
        ModuleNames.Check(sources);
        foreach (var source in sources)
            _parts.Add(factory.Build(source));

        foreach (var module in Modules)
        {
            foreach (var service in module.Services.GetServices<IHostedService>())
            {
                await service.StartAsync(cancellation);
                _started.Add(service);
                if (service is BackgroundService { ExecuteTask: { } work })
                    _ = WatchAsync(module, service, work);
            }
        }
    }

    /// <summary>Stops what was started, the last first; one that cannot be stopped does not keep the others running.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        foreach (var service in Enumerable.Reverse(_started))
        {
            try
            {
                await service.StopAsync(cancellation);
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }

        _started.Clear();
        if (failures.Count > 0)
            throw new AggregateException("Hosted services of modules failed to stop.", failures);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var parts in _parts)
            await ((ServiceProvider)parts.Module.Services).DisposeAsync();
        _parts.Clear();
    }

    // The host watches its own background services only; what ends one of a module would never be heard of.
    private async Task WatchAsync(LoadedModule module, IHostedService service, Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.Exception is { InnerException: { } exception })
            CoreLog.BackgroundServiceFailed(logger, exception, service.GetType(), module.Name);
    }
}
