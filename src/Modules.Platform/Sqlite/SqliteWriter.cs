using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Modules.Platform;

/// <summary>
/// The one connection that writes. What many calls asked for goes into one transaction, so that they share the wait for the disk. Not
/// thread-safe.
/// </summary>
internal sealed class SqliteWriter(SqliteFile file, StorageState state, ILogger<SqliteWriter> logger) : IDisposable
{
    private SqliteStatements? _statements;
    private long _changes;

    /// <summary>Ends every write: as committed, or with what went wrong. One that fails is none of the others' business.</summary>
    /// <returns>What callers are told where another process holds the lock; null for anything else.</returns>
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
            write.Complete();
        return null;
    }

    /// <summary>Runs a write that is rolled back: nothing of it reaches the disk.</summary>
    /// <returns>What callers are told where another process holds the lock; null for anything else.</returns>
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
        preview.Complete();
        return null;
    }

    /// <summary>Writes for nobody in particular; false when it failed, which <see cref="StorageState"/> knows then.</summary>
    public bool Write(Action<SqliteStatements> write)
    {
        try
        {
            var statements = Begin();
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

    private SqliteStatements Begin()
    {
        state.ThrowIfDamaged();
        _statements ??= new(file.OpenForWriting());
        if (MovedFile.Is(_statements.Connection))
            throw new FileMovedException(file.Path);
        _statements.ServeNobody();
        _statements.Execute("BEGIN IMMEDIATE");
        _changes = Changes(_statements);
        return _statements;
    }

    private void Commit(SqliteStatements statements)
    {
        statements.ServeNobody();
        var hasChanges = Changes(statements) > _changes;
        statements.Execute("COMMIT");

        // A commit of nothing needs no room.
        if (hasChanges || state.Trouble != StorageTrouble.Full)
            state.Work();
    }

    // Of interest only while the disk is full.
    private long Changes(SqliteStatements statements) =>
        state.Trouble == StorageTrouble.Full ? statements.Number("SELECT total_changes()") ?? 0 : 0;

    private Exception? Recover(IReadOnlyList<QueuedWrite> batch, QueuedWrite? failed, Exception exception)
    {
        RollBack();
        var trouble = SqliteTrouble.Of(exception);
        if (failed is not null && batch.Count > 1 && trouble is (StorageTrouble.Unusable or StorageTrouble.Full))
        {
            // Nothing is committed yet. Each is retried in its own transaction, for the next may fail as well; it is rare enough.
            PlatformLog.BatchSplit(logger, exception, batch.Count);
            foreach (var write in batch)
                Write([write]);
            return null;
        }

        // A statement that fails by itself is told as it is. Else the database is unavailable or the commit failed; whether that wrote
        // anything is unknown, so it must not be tried again.
        var told = failed is not null && trouble == StorageTrouble.Unusable ? exception : state.Fail(exception, trouble, batch.Count);
        foreach (var write in batch)
            write.Fail(told);
        return trouble == StorageTrouble.Locked ? told : null;
    }

    // Closing rolls back as well, and finds a file that has come back.
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
    }
}
