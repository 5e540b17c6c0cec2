using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>Starts the modules before the host listens, and stops them after everything else.</summary>
internal sealed class PhalNetHostedService(
    ModuleHost modules, StartChecks checks, StartReport report, IServiceProvider services, IOptions<PhalNetOptions> options)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => ReportAsync(() =>
    {
        // Resolved to validate the message files, which nothing else would do in a host without modules.
        services.GetRequiredService<IMessageCatalog>();
        return modules.StartAsync(checks, cancellationToken);
    });

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A web host builds its pipeline only when it starts, just before it opens the ports: checks that need the pipeline, and entries that
    // are mapped in Startup.Configure, are only available here.
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
