using System.Data.Common;
using System.Text.RegularExpressions;
using LinqToDB;
using LinqToDB.DataProvider;
using LinqToDB.DataProvider.SQLite;
using LinqToDB.Interceptors;
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
    public async ValueTask<PlatformTables> OpenAsync(CallTrace trace, CodeLocation caller, CancellationToken cancellation) =>
        Tables(await _source.OpenConnectionAsync(trace, cancellation, caller.File, caller.Line, caller.Member), trace);

    /// <summary>An open connection for work of many calls.</summary>
    public DbConnection OpenShared()
    {
        var connection = _source.CreateConnection(CallTrace.None);
        connection.Open();
        return connection;
    }

    /// <summary>The tables on a connection of <see cref="OpenShared"/>; statements go into the trace of one of the calls.</summary>
    public PlatformTables View(DbConnection shared, CallTrace trace, CodeLocation caller) =>
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

internal sealed class SqliteDataSource(string connectionString) : DbDataSource
{
    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection() => new DurableSqliteConnection(connectionString);
}

/// <summary>
/// A connection on which a commit that returned is on the disk: with the write-ahead log, synchronous=FULL is what lets it survive a power
/// failure and not only the end of the process.
/// </summary>
internal sealed class DurableSqliteConnection(string connectionString) : SqliteConnection(connectionString)
{
    public override void Open()
    {
        base.Open();
        using var command = CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=30000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";
        command.ExecuteNonQuery();
    }
}

/// <summary>Puts statements that are going to be shown on one line. Values are parameters, so no text of a value is touched.</summary>
internal sealed partial class OneLineStatements : CommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEventData eventData, DbCommand command)
    {
        command.CommandText = LineBreaks().Replace(command.CommandText, " ").Trim();
        return command;
    }

    [GeneratedRegex(@"\s*[\r\n]\s*")]
    private static partial Regex LineBreaks();
}
