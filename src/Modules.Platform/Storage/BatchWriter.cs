using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace Modules.Platform;

/// <summary>Writes what many calls asked for in one transaction, so that they share the wait for the disk. Not thread-safe.</summary>
internal sealed class BatchWriter(PlatformDatabase database, ILogger<BatchWriter> logger) : IDisposable
{
    private DbConnection? _connection;

    /// <summary>Ends every write: as committed, or with what went wrong. One that fails is none of the others' business.</summary>
    public void Write(IReadOnlyList<QueuedWrite> batch)
    {
        QueuedWrite? running = null;
        try
        {
            _connection ??= database.OpenShared();
            using var transaction = _connection.BeginTransaction();
            foreach (var write in batch)
            {
                running = write;
                using var tables = database.View(_connection, write.Trace, write.Caller);
                write.Run(tables);
            }

            running = null;
            transaction.Commit();
        }
        catch (Exception exception)
        {
            Close();
            Recover(batch, running, exception);
            return;
        }

        foreach (var write in batch)
            write.Complete();
    }

    public void Dispose() => Close();

    private void Recover(IReadOnlyList<QueuedWrite> batch, QueuedWrite? failed, Exception exception)
    {
        if (failed is null)
        {
            // The database is not to be had, or the commit failed. What became of that is unknown, so it must not be tried again.
            PlatformLog.BatchFailed(logger, exception, batch.Count);
            foreach (var write in batch)
                write.Fail(exception);
        }
        else if (batch.Count == 1)
        {
            failed.Fail(exception);
        }
        else
        {
            // Nothing is committed yet. Alone rather than without the failed one, for the next may fail as well; it is rare enough.
            PlatformLog.BatchSplit(logger, exception, batch.Count);
            foreach (var write in batch)
                Write([write]);
        }
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
