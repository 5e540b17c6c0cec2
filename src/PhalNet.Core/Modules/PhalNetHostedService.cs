using Microsoft.Extensions.Hosting;

namespace PhalNet;

/// <summary>Starts the modules before anything listens, and stops them after everything else.</summary>
internal sealed class PhalNetHostedService(ModuleHost modules, ServiceRegistry registry) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await modules.StartAsync(cancellationToken);
        registry.Publish();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => modules.StopAsync(cancellationToken);
}
