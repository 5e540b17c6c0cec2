using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Modules.Platform;

/// <summary>
/// Checks whether the file of a connection is no longer the one at its path: data written to a file that was removed or replaced is lost
/// when the process ends, and SQLite does not report it in write-ahead mode.
/// </summary>
internal static partial class MovedFile
{
    private const int HasMoved = 20; // SQLITE_FCNTL_HAS_MOVED

    public static bool Is(SqliteConnection connection)
    {
        var moved = 0;
        return FileControl(connection.Handle!.DangerousGetHandle(), null, HasMoved, ref moved) == 0 && moved != 0;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FileControl(nint database, string? name, int operation, ref int argument);
}
