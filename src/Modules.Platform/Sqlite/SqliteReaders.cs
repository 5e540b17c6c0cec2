using System.Collections.Concurrent;
using PhalNet;

namespace Modules.Platform;

/// <summary>Reads from the database; keeps connections with their prepared statements.</summary>
internal sealed class SqliteReaders(SqliteFile file) : IDisposable
{
    // Further connections are closed after use.
    private const int Kept = 16;

    private readonly ConcurrentBag<SqliteStatements> _free = [];
    private int _kept;
    private volatile bool _isClosed;

    /// <summary>Runs queries for a call.</summary>
    public T Read<T>(Func<SqliteStatements, T> read, CallTrace trace, CodeLocation caller)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_free.TryTake(out var statements))
            Interlocked.Decrement(ref _kept);
        else
            statements = new(file.OpenForReading());
        try
        {
            statements.Serve(trace, caller);
            var result = read(statements);
            statements.ServeNobody();
            Keep(statements);
            return result;
        }
        catch
        {
            // The error may concern only this connection, so close it.
            statements.Dispose();
            throw;
        }
    }

    private void Keep(SqliteStatements statements)
    {
        if (!_isClosed && Interlocked.Increment(ref _kept) <= Kept)
        {
            _free.Add(statements);
            return;
        }

        if (!_isClosed)
            Interlocked.Decrement(ref _kept);
        statements.Dispose();
    }

    public void Dispose()
    {
        _isClosed = true;
        while (_free.TryTake(out var statements))
            statements.Dispose();
    }
}
