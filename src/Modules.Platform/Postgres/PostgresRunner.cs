using System.Data.Common;
using Npgsql;
using PhalNet;

namespace Modules.Platform;

/// <summary>Runs statements in PostgreSQL. Several are sent together, as one transaction in one round trip.</summary>
internal sealed class PostgresRunner(PostgresDatabase database, StorageState state) : IStatementRunner
{
    public async ValueTask<List<T>> QueryAsync<T>(
        Statement statement, Func<DbDataReader, T> read, CallTrace trace, CodeLocation caller, CancellationToken cancellation)
    {
        var (rows, _) = await RunAsync([statement], read, trace, caller, cancellation);
        return rows;
    }

    public async Task<int> ExecuteAsync(
        IReadOnlyList<Statement> statements, CallTrace trace, CodeLocation caller, CancellationToken cancellation)
    {
        var (_, changed) = await RunAsync<object?>(statements, null, trace, caller, cancellation);
        return changed;
    }

    /// <summary>Runs statements in one transaction; returns the rows of the last one.</summary>
    public async Task<List<T>> QueryAsync<T>(
        IReadOnlyList<Statement> statements,
        Func<DbDataReader, T> read,
        CallTrace trace,
        CodeLocation caller,
        CancellationToken cancellation)
    {
        var (rows, _) = await RunAsync(statements, read, trace, caller, cancellation);
        return rows;
    }

    private async Task<(List<T> Rows, int Changed)> RunAsync<T>(
        IReadOnlyList<Statement> statements,
        Func<DbDataReader, T>? read,
        CallTrace trace,
        CodeLocation caller,
        CancellationToken cancellation)
    {
        try
        {
            await using var connection = await database.Source.OpenConnectionAsync(cancellation);
            var result = trace.IsEnabled
                ? await RunTracedAsync(connection, statements, read, trace, caller, cancellation)
                : await RunTogetherAsync(connection, statements, read, cancellation);
            state.Work();
            return result;
        }
        catch (Exception exception) when (PostgresTrouble.Of(exception) is not StorageTrouble.None and var trouble)
        {
            throw state.Fail(exception, trouble, writes: 1);
        }
    }

    private static async Task<(List<T> Rows, int Changed)> RunTogetherAsync<T>(
        NpgsqlConnection connection, IReadOnlyList<Statement> statements, Func<DbDataReader, T>? read, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
            batch.BatchCommands.Add(Command(statement));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        for (var i = 1; read is not null && i < statements.Count(HasRows); i++)
            await reader.NextResultAsync(cancellation);
        var rows = read is null ? [] : await ReadAsync(reader, read, cancellation);
        while (await reader.NextResultAsync(cancellation))
        {
        }

        return (rows, batch.BatchCommands[^1].RecordsAffected);
    }

    // Runs each statement separately, so that each has its time and place in the trace.
    private static async Task<(List<T> Rows, int Changed)> RunTracedAsync<T>(
        NpgsqlConnection connection,
        IReadOnlyList<Statement> statements,
        Func<DbDataReader, T>? read,
        CallTrace trace,
        CodeLocation caller,
        CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var view = TracingDbDataSource.CreateView(connection, trace, caller);
        var (rows, changed) = (new List<T>(), 0);
        for (var i = 0; i < statements.Count; i++)
        {
            await using var command = view.CreateCommand();
            command.CommandText = statements[i].Text;
            foreach (var value in statements[i].Values)
                command.Parameters.Add(Parameter(value));
            if (i < statements.Count - 1 || read is null)
            {
                changed = await command.ExecuteNonQueryAsync(cancellation);
                continue;
            }

            await using var reader = await command.ExecuteReaderAsync(cancellation);
            rows = await ReadAsync(reader, read, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return (rows, changed);
    }

    private static bool HasRows(Statement statement) =>
        !statement.Text.StartsWith("INSERT", StringComparison.Ordinal) && !statement.Text.StartsWith("DELETE", StringComparison.Ordinal)
        && !statement.Text.StartsWith("UPDATE", StringComparison.Ordinal);

    private static async Task<List<T>> ReadAsync<T>(DbDataReader reader, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }

    private static NpgsqlBatchCommand Command(Statement statement)
    {
        var command = new NpgsqlBatchCommand(statement.Text);
        foreach (var value in statement.Values)
            command.Parameters.Add(Parameter(value));
        return command;
    }

    private static NpgsqlParameter Parameter(object? value) => new() { Value = value ?? DBNull.Value };
}
