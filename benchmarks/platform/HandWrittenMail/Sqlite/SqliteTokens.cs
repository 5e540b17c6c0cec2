using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PhalNet.Benchmarks.Platform;

/// <summary>Looks tokens up; connections are kept with their prepared statement.</summary>
internal sealed class SqliteTokens(string connectionString) : IDisposable
{
    private readonly ConcurrentBag<(SqliteConnection Connection, PreparedStatement Find)> _free = [];

    public TokenHolder? Find(string hash)
    {
        if (!_free.TryTake(out var reader))
            reader = Open();
        try
        {
            using var row = reader.Find.Read(hash, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
            return row.Read()
                ? new(row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2),
                    !row.IsDBNull(3) && row.GetInt64(3) != 0)
                : null;
        }
        finally
        {
            _free.Add(reader);
        }
    }

    public void Dispose()
    {
        while (_free.TryTake(out var reader))
            reader.Connection.Dispose();
    }

    private (SqliteConnection Connection, PreparedStatement Find) Open()
    {
        var connection = SqliteMail.Open(connectionString, "PRAGMA busy_timeout=5000; PRAGMA query_only=ON;");
        return (connection, new(connection, TokenHolder.Query, 2));
    }
}
