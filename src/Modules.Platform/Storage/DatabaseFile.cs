using System.Runtime.InteropServices;

namespace Modules.Platform;

/// <summary>Creates the database file.</summary>
internal static partial class DatabaseFile
{
    /// <summary>Creates the directory of the file if necessary.</summary>
    public static void CreateDirectory(SqliteFile file)
    {
        if (Path.IsPathRooted(file.Path))
            Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
    }

    /// <summary>Creates the file and its directory if necessary, and checks that it can be written.</summary>
    public static void Create(SqliteFile file)
    {
        if (file.IsReadOnly)
            throw new IOException("the connection string contains Mode=ReadOnly");
        CreateDirectory(file);
        if (Path.IsPathRooted(file.Path) && !File.Exists(file.Path) && !OperatingSystem.IsWindows())
            SynchroniseAbove(Path.GetDirectoryName(file.Path)!);

        // SQLite opens a read-only file without an error; only a write reveals it.
        using var statements = new SqliteStatements(file.Create());
        statements.Execute("BEGIN IMMEDIATE");
        statements.Execute("PRAGMA user_version = 1");
        statements.Execute("ROLLBACK");
    }

    // A new directory is an entry in its parent, which must be synchronised as well, or a power failure loses everything below.
    // Which directories are new is unknown: the host or the operator may have created them a moment ago.
    private static void SynchroniseAbove(string directory)
    {
        for (var above = Path.GetDirectoryName(directory); above is not null; above = Path.GetDirectoryName(above))
            Synchronise(above);
    }

    // .NET cannot open directories.
    private static void Synchronise(string directory)
    {
        var descriptor = Open(directory, 0);
        if (descriptor < 0)
            return;
        _ = Sync(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
