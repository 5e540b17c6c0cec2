using Microsoft.Extensions.Diagnostics.HealthChecks;
using PhalNet;

namespace Modules.Platform;

/// <summary>Ready means that messages can be read and written; a read-only server, such as a standby, is not ready.</summary>
internal sealed class PostgresHealthCheck(PostgresRunner runner, StorageState state) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var isReadOnly = await runner.QueryAsync(
                new Statement("SELECT (SELECT count(*) FROM (SELECT 1 FROM chat_message LIMIT 1) m), pg_is_in_recovery()"),
                row => row.GetBoolean(1), CallTrace.None, default, patience.Token);
            return isReadOnly[0]
                ? HealthCheckResult.Unhealthy("The Platform database cannot be written.")
                : HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is CallException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return HealthCheckResult.Unhealthy(state.Trouble == StorageTrouble.Full
                ? "The disk of the Platform database is full."
                : "The Platform database is unavailable.");
        }
    }
}
