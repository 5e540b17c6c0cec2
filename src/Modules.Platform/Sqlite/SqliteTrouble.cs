using Microsoft.Data.Sqlite;

namespace Modules.Platform;

/// <summary>What can be wrong with the database file, as far as callers and operators are told apart by it.</summary>
internal enum StorageTrouble
{
    None,

    /// <summary>Another process holds the lock.</summary>
    Locked,

    /// <summary>There is no room left.</summary>
    Full,

    /// <summary>The file was removed or replaced while it was open.</summary>
    Moved,

    /// <summary>The file is damaged; nothing is written to it any more.</summary>
    Damaged,

    /// <summary>Anything else.</summary>
    Unusable,
}

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
