using Microsoft.Data.Sqlite;

namespace PhalNet.Benchmarks.Platform;

/// <summary>A statement of a connection, prepared once; its parameters are <c>$1</c>, <c>$2</c> and so on.</summary>
internal sealed class PreparedStatement
{
    private readonly SqliteCommand _command;

    public PreparedStatement(SqliteConnection connection, string text, int parameters = 0)
    {
        _command = connection.CreateCommand();
        _command.CommandText = text;
        for (var i = 1; i <= parameters; i++)
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
    }

    public int Execute(params ReadOnlySpan<object?> values) => With(values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null for none.</summary>
    public long? Number(params ReadOnlySpan<object?> values) => With(values).ExecuteScalar() as long?;

    public SqliteDataReader Read(params ReadOnlySpan<object?> values) => With(values).ExecuteReader();

    private SqliteCommand With(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return _command;
    }
}
