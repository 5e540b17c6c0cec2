using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhalNet;

/// <summary>The hosted services of a module, started and stopped as the host does with its own.</summary>
internal sealed class HostedServices(LoadedModule module, ModuleLifetime lifetime, ILogger logger)
{
    private readonly List<IHostedService> _started = [];

    /// <summary>Brings the module's databases up to date, and starts the services in their order.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="step">Is told what is about to run.</param>
    public async Task StartAsync(CancellationToken cancellation, Action<string>? step = null)
    {
        foreach (var migrations in module.Services.GetServices<SqlMigrations>())
        {
            step?.Invoke("its migrations");
            await migrations.ApplyAsync(module.Services, cancellation);
        }

        IHostedService[] services = [.. module.Services.GetServices<IHostedService>()];
        foreach (var service in services.OfType<IHostedLifecycleService>())
        {
            step?.Invoke($"{nameof(service.StartingAsync)} of {TypeText.Of(service.GetType())}");
            await service.StartingAsync(cancellation);
        }

        foreach (var service in services)
        {
            step?.Invoke($"{nameof(service.StartAsync)} of {TypeText.Of(service.GetType())}");
            await service.StartAsync(cancellation);
            _started.Add(service);
            if (service is BackgroundService { ExecuteTask: { } work })
                _ = WatchAsync(service, work);
        }
    }

    /// <summary>Tells the services that calls are served.</summary>
    public async Task StartedAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var service in _started.OfType<IHostedLifecycleService>())
                await service.StartedAsync(cancellation);
        }
        finally
        {
            await lifetime.StartedAsync();
        }
    }

    /// <summary>Tells the services that they will be stopped.</summary>
    public async Task StoppingAsync(ICollection<Exception> failures, CancellationToken cancellation)
    {
        foreach (var service in Enumerable.Reverse(_started).OfType<IHostedLifecycleService>())
            await TryAsync(service.StoppingAsync, failures, cancellation);
    }

    /// <summary>Stops what was started, the last first; one that cannot be stopped does not keep the others running.</summary>
    public async Task StopAsync(ICollection<Exception> failures, CancellationToken cancellation)
    {
        IHostedService[] started = [.. Enumerable.Reverse(_started)];
        _started.Clear();
        foreach (var service in started)
            await TryAsync(service.StopAsync, failures, cancellation);
        foreach (var service in started.OfType<IHostedLifecycleService>())
            await TryAsync(service.StoppedAsync, failures, cancellation);
        await lifetime.StoppedAsync();
    }

    public static async Task TryAsync(Func<CancellationToken, Task> stop, ICollection<Exception> failures, CancellationToken cancellation)
    {
        try
        {
            await stop(cancellation);
        }
        catch (Exception exception)
        {
            failures.Add(exception);
        }
    }

    // The host watches its own background services only; what ends one of a module would never be heard of.
    private async Task WatchAsync(IHostedService service, Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.Exception is { InnerException: { } exception })
            CoreLog.BackgroundServiceFailed(logger, exception, service.GetType(), module.Name);
    }
}
