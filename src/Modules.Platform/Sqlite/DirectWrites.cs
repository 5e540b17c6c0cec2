using PhalNet;

namespace Modules.Platform;

/// <summary>Writes of a command, next to a server that may be running and continues after the transaction.</summary>
internal sealed class DirectWrites(SqliteFile file) : ISqliteWrites
{
    public Task<T> WriteAsync<T>(
        Func<SqliteStatements, T> write, Action<T>? committed, CallTrace trace, CodeLocation caller, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var statements = new SqliteStatements(file.OpenForWriting());
        statements.Execute("BEGIN IMMEDIATE");
        var result = write(statements);
        statements.Execute("COMMIT");
        committed?.Invoke(result);
        return Task.FromResult(result);
    }
}
