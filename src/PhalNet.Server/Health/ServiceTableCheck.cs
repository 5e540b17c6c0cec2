using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PhalNet.Server;

/// <summary>Whether there are services to call.</summary>
internal sealed class ServiceTableCheck(IServiceRegistry registry) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return Task.FromResult(HealthCheckResult.Healthy($"{registry.Current.Actions.Count} actions"));
        }
        catch (InvalidOperationException exception)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy(exception.Message));
        }
    }
}
