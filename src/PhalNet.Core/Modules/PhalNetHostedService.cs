using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>Starts the modules before anything listens, and stops them after everything else.</summary>
internal sealed class PhalNetHostedService(
    ModuleHost modules, StartChecks checks, StartReport report, IOptions<PhalNetOptions> options) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => ReportAsync(() => modules.StartAsync(cancellationToken));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => ReportAsync(() =>
    {
        checks.Run();
        return modules.StartedAsync(cancellationToken);
    });

    public Task StoppingAsync(CancellationToken cancellationToken) => modules.StoppingAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => modules.StopAsync(cancellationToken);

    private async Task ReportAsync(Func<Task> start)
    {
        try
        {
            await start();
        }
        catch (Exception exception)
        {
            report.Fail();
            StartText.Speak(exception, options.Value.ConsoleLanguage);
            throw;
        }
    }
}
