using Microsoft.Data.Sqlite;

namespace Modules.Platform;

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
