using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;

namespace Modules.Replaced;

/// <summary>Registers callbacks with all its dependencies and never removes them.</summary>
public sealed class Careless(IConfiguration configuration, IHostApplicationLifetime lifetime, IMeterFactory meters) : IHostedService
{
    private int _told;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ChangeToken.OnChange(configuration.GetReloadToken, Tell);
        configuration.GetSection("Any").GetReloadToken().RegisterChangeCallback(_ => Tell(), null);
        lifetime.ApplicationStarted.Register(Tell);
        lifetime.ApplicationStopping.Register(Tell);
        lifetime.ApplicationStopped.Register(Tell);
        CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping).Token.Register(Tell);
        meters.Create("Modules.Replaced").CreateObservableGauge("told", () => _told);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Tell() => Interlocked.Increment(ref _told);
}
