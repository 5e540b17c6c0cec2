using System.Data.Common;
using PhalNet;

namespace Modules.Platform;

/// <summary>Runs statements in the SQLite file.</summary>
internal sealed class SqliteRunner(SqliteReaders readers, ISqliteWrites writes) : IStatementRunner
{
    public ValueTask<List<T>> QueryAsync<T>(
        Statement statement, Func<DbDataReader, T> read, CallTrace trace, CodeLocation caller, CancellationToken cancellation) =>
        new(readers.Read(statements => statements.Query(statement.Text, read, statement.Values), trace, caller));

    public Task<int> ExecuteAsync(
        IReadOnlyList<Statement> statements, CallTrace trace, CodeLocation caller, CancellationToken cancellation) =>
        writes.WriteAsync(
            on =>
            {
                var changed = 0;
                foreach (var statement in statements)
                    changed = on.Execute(statement.Text, statement.Values);
                return changed;
            },
            null,
            trace,
            caller,
            cancellation);
}
