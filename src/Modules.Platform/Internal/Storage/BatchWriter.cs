using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace Modules.Platform.Internal.Storage;

/// <summary>Writes what many calls asked for in one transaction, so that they share the wait for the disk. For one thread at a time.</summary>
internal sealed class BatchWriter(PlatformDatabase database, ILogger<BatchWriter> logger) : IDisposable
{
    private const string Savepoint = "one";

    private DbConnection? _connection;

    /// <summary>Ends every write: as committed, or with what went wrong.</summary>
    public void Write(IReadOnlyList<QueuedWrite> batch)
    {
        try
        {
            foreach (var write in WriteTogether(batch))
                write.Complete();
        }
        catch (TransactionLostException lost) when (batch.Count > 1)
        {
            PlatformLog.BatchLost(logger, lost, batch.Count);
            Close();
            foreach (var write in batch)
                Write([write]);
        }
        catch (Exception exception)
        {
            // The database is not to be had, or a commit failed: what became of it is unknown, so it must not be tried again.
            PlatformLog.BatchFailed(logger, exception, batch.Count);
            Close();
            foreach (var write in batch)
                write.Fail(exception is TransactionLostException { InnerException: { } cause } ? cause : exception);
        }
    }

    public void Dispose() => Close();

    private List<QueuedWrite> WriteTogether(IReadOnlyList<QueuedWrite> batch)
    {
        _connection ??= database.OpenShared();
        using var transaction = _connection.BeginTransaction();
        var written = new List<QueuedWrite>(batch.Count);
        foreach (var write in batch)
        {
            if (write.IsGivenUp)
                write.GiveUp();
            else if (TryWrite(write, _connection, transaction))
                written.Add(write);
        }

        transaction.Commit();
        return written;
    }

    private bool TryWrite(QueuedWrite write, DbConnection connection, DbTransaction transaction)
    {
        transaction.Save(Savepoint);
        try
        {
            using var tables = database.View(connection, write.Trace, write.Caller);
            write.Run(tables);
            transaction.Release(Savepoint);
            return true;
        }
        catch (Exception exception)
        {
            UndoOne(transaction, exception);
            write.Fail(exception);
            return false;
        }
    }

    private static void UndoOne(DbTransaction transaction, Exception cause)
    {
        try
        {
            transaction.Rollback(Savepoint);
            transaction.Release(Savepoint);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            // A full disk and the like: SQLite has rolled everything back, the savepoint is gone.
            throw new TransactionLostException(cause);
        }
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
