using Microsoft.Data.Sqlite;

namespace Modules.Platform;

/// <summary>
/// Opens the database file. After set-up it is never created: a missing file is an error, and is not replaced by an empty one.
/// </summary>
internal sealed class SqliteFile(DatabaseLocation location)
{
    // How long a statement waits for a locked file before it fails.
    private const int BusyMilliseconds = 5_000;

    public string Path => location.Path;

    /// <summary>A file next to the database, such as <c>platform.lock</c> for <c>platform.db</c>.</summary>
    public string Beside(string extension) => System.IO.Path.ChangeExtension(Path, extension);

    public bool IsReadOnly => new SqliteConnectionStringBuilder(location.ConnectionString).Mode == SqliteOpenMode.ReadOnly;

    /// <summary>
    /// A connection whose commits are on disk when they return, unless its user lowers that: with the write-ahead log, synchronous=FULL
    /// makes them survive a power failure and not only a crash of the process.
    /// </summary>
    public SqliteConnection OpenForWriting() => Open(
        SqliteOpenMode.ReadWrite,
        $"PRAGMA busy_timeout={BusyMilliseconds}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; "
        + "PRAGMA cache_size=-65536;");

    public SqliteConnection OpenForReading() => Open(
        SqliteOpenMode.ReadWrite, $"PRAGMA busy_timeout={BusyMilliseconds}; PRAGMA query_only=ON;");

    /// <summary>Opens the file; creates it if necessary.</summary>
    public SqliteConnection Create() => Open(
        SqliteOpenMode.ReadWriteCreate, $"PRAGMA busy_timeout={BusyMilliseconds}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");

    public string ConnectionString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder(location.ConnectionString)
    {
        Mode = mode,

        // The users of connections keep them, with their prepared statements.
        Pooling = false,

        // SQLite itself waits; the driver would retry after that.
        DefaultTimeout = 1,
    }.ConnectionString;

    private SqliteConnection Open(SqliteOpenMode mode, string settings)
    {
        var connection = new SqliteConnection(ConnectionString(mode));
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = settings;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
