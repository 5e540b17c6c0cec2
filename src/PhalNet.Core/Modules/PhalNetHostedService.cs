using Microsoft.Extensions.Hosting;

namespace PhalNet;

/// <summary>Starts the modules before anything listens, and stops them after everything else.</summary>
internal sealed class PhalNetHostedService(ModuleHost modules, StartChecks checks) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => modules.StartAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        checks.Run();
        return modules.StartedAsync(cancellationToken);
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => modules.StoppingAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => modules.StopAsync(cancellationToken);
}
