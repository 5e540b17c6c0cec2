using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhalNet;

/// <summary>Starts and stops the hosted services of a module like the host does with its hosted services.</summary>
internal sealed class HostedServices(LoadedModule module, ModuleLifetime lifetime, ILogger logger)
{
    private readonly List<IHostedService> _started = [];

    /// <summary>Migrates the module's databases, then starts the services in order.</summary>
    /// <param name="cancellation">Cancels the start.</param>
    /// <param name="step">Receives the name of each step before it runs.</param>
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

    /// <summary>Notifies the services that calls are being served.</summary>
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

    /// <summary>Notifies the services that they will be stopped.</summary>
    public async Task StoppingAsync(ICollection<Exception> failures, CancellationToken cancellation)
    {
        foreach (var service in Enumerable.Reverse(_started).OfType<IHostedLifecycleService>())
            await TryAsync(service.StoppingAsync, failures, cancellation);
    }

    /// <summary>Stops the started services in reverse order; a failure does not prevent the others from being stopped.</summary>
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

    // The host only watches its own background services; a failure of one in a module would go unnoticed.
    private async Task WatchAsync(IHostedService service, Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.Exception is { InnerException: { } exception })
            CoreLog.BackgroundServiceFailed(logger, exception, service.GetType(), module.Name);
    }
}
