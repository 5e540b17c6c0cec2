using Microsoft.Data.Sqlite;

namespace PhalNet.Benchmarks.Http;

/// <summary>A table in memory to run statements on.</summary>
public sealed class Storage : IDisposable
{
    private const string Connection = "Data Source=bench;Mode=Memory;Cache=Shared";

    private readonly SqliteConnection _keeper = new(Connection);
    private readonly TracingDbDataSource _source = new(SqliteFactory.Instance.CreateDataSource(Connection));

    public Storage()
    {
        _keeper.Open();
        using var create = _keeper.CreateCommand();
        create.CommandText = "CREATE TABLE message (id INTEGER PRIMARY KEY, to_uuid TEXT NOT NULL)";
        create.ExecuteNonQuery();
    }

    public async Task<long> CountAsync(string toUuid, CallTrace trace, CancellationToken cancellation)
    {
        await using var connection = await _source.OpenConnectionAsync(trace, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM message WHERE id = 1 AND to_uuid = $uuid";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "$uuid";
        parameter.Value = toUuid;
        command.Parameters.Add(parameter);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public void Dispose()
    {
        _source.Dispose();
        _keeper.Dispose();
    }
}
