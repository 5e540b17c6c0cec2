using LinqToDB.Async;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using PhalNet;

namespace Modules.Platform;

/// <summary>Ready means that the messages can be read.</summary>
internal sealed class DatabaseHealthCheck(PlatformDatabase database, ILogger<DatabaseHealthCheck> logger) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var tables = await database.OpenAsync(CallTrace.None, default, cancellationToken);
            _ = await tables.Messages.Select(row => row.Id).FirstOrDefaultAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The reply of a health page is no place for paths and drivers' messages; the log is.
            PlatformLog.DatabaseUnreadable(logger, exception);
            return HealthCheckResult.Unhealthy("The Platform database cannot be read.");
        }
    }
}
