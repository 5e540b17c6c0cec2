using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace PhalNet.Hosting.Tests.Support;

/// <summary>An in-memory database that exists as long as the source.</summary>
public sealed class SqliteSource : DbDataSource
{
    private readonly SqliteConnection _kept;

    public SqliteSource()
    {
        _kept = (SqliteConnection)CreateConnection();
        _kept.Open();
        using var command = _kept.CreateCommand();
        command.CommandText = "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO people (name) VALUES ('Ada')";
        command.ExecuteNonQuery();
    }

    public override string ConnectionString { get; } = $"Data Source=file:{Guid.NewGuid():N}?mode=memory&cache=shared";

    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    protected override void Dispose(bool disposing)
    {
        _kept.Dispose();
        base.Dispose(disposing);
    }
}
