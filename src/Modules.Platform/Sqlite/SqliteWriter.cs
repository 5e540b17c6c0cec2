using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Modules.Platform;

/// <summary>
/// The only connection that writes. Writes of many calls share one transaction, and so the wait for the disk. Not thread-safe.
/// </summary>
internal sealed class SqliteWriter(SqliteFile file, StorageState state, ILogger<SqliteWriter> logger) : IDisposable
{
    private SqliteStatements? _statements;
    private bool _waitsForDisk = true;
    private long _changes;

    /// <summary>Completes every write: as committed, or with its error. A write that fails does not affect the others.</summary>
    /// <returns>The exception for callers if another process holds the lock; null otherwise.</returns>
    public Exception? Write(IReadOnlyList<QueuedWrite> batch)
    {
        QueuedWrite? running = null;
        try
        {
            var statements = Begin();
            foreach (var write in batch)
            {
                running = write;
                statements.Serve(write.Trace, write.Caller);
                write.Run(statements);
            }

            running = null;
            Commit(statements);
        }
        catch (Exception exception)
        {
            return Recover(batch, running, exception);
        }

        foreach (var write in batch)
            Complete(write);
        return null;
    }

    /// <summary>Runs a write that is rolled back: nothing of it reaches the disk.</summary>
    /// <returns>The exception for callers if another process holds the lock; null otherwise.</returns>
    public Exception? Preview(QueuedWrite preview)
    {
        try
        {
            var statements = Begin();
            statements.Serve(preview.Trace, preview.Caller);
            preview.Run(statements);
        }
        catch (Exception exception)
        {
            return Recover([preview], preview, exception);
        }

        RollBack();
        Complete(preview);
        return null;
    }

    /// <summary>
    /// Writes what can be derived again from what callers have written, and so does not wait for the disk: the next commit of a caller
    /// makes it durable, since the log is written from beginning to end. False if it failed, which <see cref="StorageState"/> then
    /// records.
    /// </summary>
    public bool WriteDerived(Action<SqliteStatements> write)
    {
        try
        {
            var statements = Begin(waitsForDisk: false);
            write(statements);
            Commit(statements);
            return true;
        }
        catch (Exception exception)
        {
            RollBack();
            state.Fail(exception, SqliteTrouble.Of(exception), writes: 0);
            return false;
        }
    }

    public void Dispose() => Close();

    private SqliteStatements Begin(bool waitsForDisk = true)
    {
        state.ThrowIfDamaged();
        _statements ??= new(file.OpenForWriting());
        if (MovedFile.Is(_statements.Connection))
            throw new FileMovedException(file.Path);
        _statements.ServeNobody();
        if (waitsForDisk != _waitsForDisk)
        {
            _statements.Execute(waitsForDisk ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
            _waitsForDisk = waitsForDisk;
        }

        _statements.Execute("BEGIN IMMEDIATE");
        _changes = Changes(_statements);
        return _statements;
    }

    private void Commit(SqliteStatements statements)
    {
        statements.ServeNobody();
        var hasChanges = Changes(statements) > _changes;
        statements.Execute("COMMIT");

        // An empty commit needs no disk space.
        if (hasChanges || state.Trouble != StorageTrouble.Full)
            state.Work();
    }

    // Relevant only while the disk is full.
    private long Changes(SqliteStatements statements) =>
        state.Trouble == StorageTrouble.Full ? statements.StoredChanges() : 0;

    // What runs after the commit must not keep the other callers of the batch waiting.
    private static void Complete(QueuedWrite write)
    {
        try
        {
            write.Complete();
        }
        catch (Exception exception)
        {
            write.Fail(exception);
        }
    }

    private Exception? Recover(IReadOnlyList<QueuedWrite> batch, QueuedWrite? failed, Exception exception)
    {
        RollBack();
        var trouble = SqliteTrouble.Of(exception);
        if (failed is not null && batch.Count > 1 && trouble is (StorageTrouble.Unusable or StorageTrouble.Full))
        {
            // Nothing is committed yet. Retry each write in its own transaction, because the next may fail as well; this is rare enough.
            PlatformLog.BatchSplit(logger, exception, batch.Count);
            foreach (var write in batch)
                Write([write]);
            return null;
        }

        // The error of a single statement is passed on unchanged. Otherwise the database is unavailable or the commit failed; whether that
        // wrote anything is unknown, so it must not be retried.
        var told = failed is not null && trouble == StorageTrouble.Unusable ? exception : state.Fail(exception, trouble, batch.Count);
        foreach (var write in batch)
            write.Fail(told);
        return trouble == StorageTrouble.Locked ? told : null;
    }

    // Closing the connection also rolls back, and reopening finds a file that has been restored.
    private void RollBack()
    {
        try
        {
            _statements?.ServeNobody();
            _statements?.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            Close();
        }
    }

    private void Close()
    {
        _statements?.Dispose();
        _statements = null;
        _waitsForDisk = true;
    }
}
