using Dapper;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider.SQLite;
using PhalNet;

public class LibraryDatabase(TracingDbDataSource source)
{
    public async Task<DataConnection> OpenAsync(CallTrace trace, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(trace, cancellation);
        var provider = SQLiteTools.GetDataProvider(SQLiteProvider.Microsoft);
        return new(new DataOptions().UseConnection(provider, connection, disposeConnection: true));
    }
}

// The example starts with two branches and no readers each time.
public class LibrarySetup(TracingDbDataSource source) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(CallTrace.None, cancellation);
        await connection.ExecuteAsync("""
            DROP TABLE IF EXISTS Branch;
            DROP TABLE IF EXISTS Reader;
            CREATE TABLE Branch (Id INTEGER PRIMARY KEY AUTOINCREMENT, Name TEXT NOT NULL, Seats INTEGER NOT NULL);
            CREATE TABLE Reader (Id INTEGER PRIMARY KEY AUTOINCREMENT, Name TEXT NOT NULL);
            INSERT INTO Branch (Name, Seats) VALUES ('North', 80), ('Harbour', 120);
            """);
    }

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;
}
