using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Ready means that messages can be read and written. While writes fail, the check itself writes, so that it notices the end of the
/// problem.
/// </summary>
internal sealed class DatabaseHealthCheck(
    SqliteReaders readers, WriteQueue queue, StorageState state, ILogger<DatabaseHealthCheck> logger) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            readers.Read(statements => statements.Number("SELECT id FROM chat_message LIMIT 1"), CallTrace.None, default);
        }
        catch (Exception exception)
        {
            // The reply of a health check must not show paths and driver messages; the log does.
            PlatformLog.DatabaseUnreadable(logger, exception);
            return HealthCheckResult.Unhealthy("The Platform database cannot be read.");
        }

        return await CanWriteAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(state.Trouble switch
            {
                StorageTrouble.Full => "The disk of the Platform database is full.",
                StorageTrouble.Damaged => "The Platform database is damaged.",
                StorageTrouble.Moved => "The file of the Platform database was removed or replaced.",
                _ => "The Platform database cannot be written.",
            });
    }

    private async Task<bool> CanWriteAsync(CancellationToken cancellation)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            return await queue.WriteAsync(Probe, null, CallTrace.None, default, patience.Token).WaitAsync(patience.Token);
        }
        catch (Exception exception) when (exception is ServerErrorException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }

    // An empty transaction detects a lock; only a row detects a full disk.
    private bool Probe(SqliteStatements statements)
    {
        if (state.Trouble != StorageTrouble.None)
            statements.Execute(
                "INSERT INTO platform_state (name, value) VALUES ('probe', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1");
        return true;
    }
}
