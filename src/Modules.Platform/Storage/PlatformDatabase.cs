using System.Data.Common;
using LinqToDB;
using LinqToDB.DataProvider;
using LinqToDB.DataProvider.SQLite;
using Microsoft.Data.Sqlite;
using PhalNet;

namespace Modules.Platform;

/// <summary>Opens the database. Reads go through <see cref="OpenAsync"/>, writes through the <see cref="WriteQueue"/> only.</summary>
internal sealed class PlatformDatabase(DatabaseLocation location) : IAsyncDisposable
{
    private readonly TracingDbDataSource _source = new(new SqliteDataSource(location.ConnectionString));
    private readonly IDataProvider _provider = SQLiteTools.GetDataProvider(SQLiteProvider.Microsoft);
    private readonly OneLineStatements _oneLine = new();

    /// <summary>The tables for reading; statements go into the trace.</summary>
    public async ValueTask<PlatformTables> OpenAsync(CallTrace trace, SqlCaller caller, CancellationToken cancellation) =>
        Tables(await _source.OpenConnectionAsync(trace, cancellation, caller.File, caller.Line, caller.Member), trace);

    /// <summary>An open connection for work of many calls.</summary>
    public DbConnection OpenShared()
    {
        var connection = _source.CreateConnection(CallTrace.None);
        connection.Open();
        return connection;
    }

    /// <summary>The tables on a connection of <see cref="OpenShared"/>; statements go into the trace of one of the calls.</summary>
    public PlatformTables View(DbConnection shared, CallTrace trace, SqlCaller caller) =>
        Tables(TracingDbDataSource.CreateView(shared, trace, caller), trace);

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();

        // Pooled connections would keep the file open after the module is gone.
        using var connection = new SqliteConnection(location.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    private PlatformTables Tables(DbConnection connection, CallTrace trace)
    {
        var options = new DataOptions().UseConnection(_provider, connection, disposeConnection: true);
        return new(trace.IsEnabled ? options.UseInterceptor(_oneLine) : options);
    }
}
