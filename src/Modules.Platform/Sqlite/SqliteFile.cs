using Microsoft.Data.Sqlite;

namespace Modules.Platform;

/// <summary>
/// Opens the database file. After set-up it is never created: a file that is gone is an error, and no empty one takes its place.
/// </summary>
internal sealed class SqliteFile(DatabaseLocation location)
{
    // A statement that finds the file locked waits this long; then its callers are told.
    private const int BusyMilliseconds = 5_000;

    public string Path => location.Path;

    /// <summary>A file beside the database, such as <c>platform.lock</c> for <c>platform.db</c>.</summary>
    public string Beside(string extension) => System.IO.Path.ChangeExtension(Path, extension);

    public bool IsReadOnly => new SqliteConnectionStringBuilder(location.ConnectionString).Mode == SqliteOpenMode.ReadOnly;

    /// <summary>
    /// A connection on which a commit that returned is on the disk: with the write-ahead log, synchronous=FULL is what lets it survive a
    /// power failure and not only the end of the process.
    /// </summary>
    public SqliteConnection OpenForWriting() => Open(
        SqliteOpenMode.ReadWrite,
        $"PRAGMA busy_timeout={BusyMilliseconds}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; "
        + "PRAGMA cache_size=-65536;");

    public SqliteConnection OpenForReading() => Open(
        SqliteOpenMode.ReadWrite, $"PRAGMA busy_timeout={BusyMilliseconds}; PRAGMA query_only=ON;");

    /// <summary>The file, made if need be.</summary>
    public SqliteConnection Create() => Open(
        SqliteOpenMode.ReadWriteCreate, $"PRAGMA busy_timeout={BusyMilliseconds}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");

    public string ConnectionString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder(location.ConnectionString)
    {
        Mode = mode,

        // Connections are kept by their users, with the statements that they have prepared.
        Pooling = false,

        // SQLite waits itself; the driver would try again after that.
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
