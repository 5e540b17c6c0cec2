using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>Starts the modules before anything listens, and stops them after everything else.</summary>
internal sealed class PhalNetHostedService(ModuleHost modules, StartReport report, IOptions<PhalNetOptions> options)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await modules.StartAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            report.Fail();
            StartText.Speak(exception, options.Value.ConsoleLanguage);
            throw;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => modules.StartedAsync(cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => modules.StoppingAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => modules.StopAsync(cancellationToken);
}
