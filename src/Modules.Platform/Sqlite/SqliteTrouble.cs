using Microsoft.Data.Sqlite;

namespace Modules.Platform;

internal static class SqliteTrouble
{
    public static StorageTrouble Of(Exception exception) => exception switch
    {
        FileMovedException => StorageTrouble.Moved,
        SqliteException { SqliteErrorCode: 5 or 6 } => StorageTrouble.Locked,
        SqliteException { SqliteErrorCode: 13 } => StorageTrouble.Full,
        SqliteException { SqliteErrorCode: 11 or 26 } => StorageTrouble.Damaged,
        _ => StorageTrouble.Unusable,
    };
}

/// <summary>The file is no longer at its path.</summary>
internal sealed class FileMovedException(string path) : IOException($"The database file {path} was removed or replaced while it was open.");
