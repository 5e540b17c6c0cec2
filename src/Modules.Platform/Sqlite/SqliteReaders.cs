using System.Collections.Concurrent;
using PhalNet;

namespace Modules.Platform;

/// <summary>Reads from the database; connections are kept with the statements that they have prepared.</summary>
internal sealed class SqliteReaders(SqliteFile file) : IDisposable
{
    // What more readers than this open at once is closed again.
    private const int Kept = 16;

    private readonly ConcurrentBag<SqliteStatements> _free = [];
    private volatile bool _isClosed;

    /// <summary>Runs queries for a call. All of them see the database as it is at the first one.</summary>
    public T Read<T>(Func<SqliteStatements, T> read, CallTrace trace, CodeLocation caller)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (!_free.TryTake(out var statements))
            statements = new(file.OpenForReading());
        try
        {
            statements.Serve(trace, caller);
            var result = read(statements);
            statements.ServeNobody();
            if (_isClosed || _free.Count >= Kept)
                statements.Dispose();
            else
                _free.Add(statements);
            return result;
        }
        catch
        {
            // What is wrong with the file may be wrong with the connection only.
            statements.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        while (_free.TryTake(out var statements))
            statements.Dispose();
    }
}
