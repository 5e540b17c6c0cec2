using System.Data.Common;
using Microsoft.Data.Sqlite;
using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Statements on one connection, each prepared once; parameters are <c>$1</c>, <c>$2</c> and so on. Statements of a call with debug output
/// are recorded in its trace. Not thread-safe.
/// </summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private long _temporaryChanges;
    private CallTrace _trace = CallTrace.None;
    private CodeLocation _caller;

    public SqliteConnection Connection => connection;

    /// <summary>Sets the call to which the following statements belong.</summary>
    public void Serve(CallTrace trace, CodeLocation caller) => (_trace, _caller) = (trace, caller);

    /// <summary>The following statements belong to no call.</summary>
    public void ServeNobody() => Serve(CallTrace.None, default);

    /// <summary>Runs a statement; returns the number of changed rows.</summary>
    public int Execute(string text, params ReadOnlySpan<object?> values)
    {
        if (!_trace.IsEnabled)
            return Prepared(text, values).ExecuteNonQuery();
        using var view = TracingDbDataSource.CreateView(connection, _trace, _caller);
        using var command = Command(view, text, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement that changes only a temporary table; returns the number of changed rows.</summary>
    public int ExecuteTemporary(string text, params ReadOnlySpan<object?> values)
    {
        var changed = Execute(text, values);
        _temporaryChanges += changed;
        return changed;
    }

    /// <summary>How many rows of the database file were changed on this connection, including rolled-back ones.</summary>
    public long StoredChanges() => Number("SELECT total_changes()")!.Value - _temporaryChanges;

    /// <summary>The rows of a query.</summary>
    public List<T> Query<T>(string text, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        if (!_trace.IsEnabled)
            return Read(Prepared(text, values), read);
        using var view = TracingDbDataSource.CreateView(connection, _trace, _caller);
        using var command = Command(view, text, values);
        return Read(command, read);
    }

    /// <summary>The first column of the first row as a number; null if there is no row.</summary>
    public long? Number(string text, params ReadOnlySpan<object?> values)
    {
        var rows = Query(text, row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0), values);
        return rows.Count == 0 ? null : rows[0];
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepared(string text, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(text, out var command))
        {
            _prepared.Add(text, command = connection.CreateCommand());
            command.CommandText = text;
            for (var i = 0; i < values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private static DbCommand Command(DbConnection view, string text, ReadOnlySpan<object?> values)
    {
        var command = view.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"${i + 1}";
            parameter.Value = values[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static List<T> Read<T>(DbCommand command, Func<DbDataReader, T> read)
    {
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
