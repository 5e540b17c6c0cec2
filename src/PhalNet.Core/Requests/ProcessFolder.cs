namespace PhalNet;

/// <summary>A folder that belongs to this process as long as its lock file is open.</summary>
internal sealed class ProcessFolder : IDisposable
{
    public const string Prefix = "phalnet-";
    public const string LockName = "lock";

    private const int Attempts = 4;

    private readonly FileStream _lock;

    private ProcessFolder(string path, FileStream lockFile) => (Path, _lock) = (path, lockFile);

    public string Path { get; }

    public bool Exists => File.Exists(_lock.Name);

    /// <summary>Creates a folder that only the process's user can read.</summary>
    public static ProcessFolder Create(string directory)
    {
        // A process that starts at the same time may take a folder without a lock for an abandoned one.
        for (var attempt = 1; ; attempt++)
        {
            var path = Make(directory);
            try
            {
                var folder = new ProcessFolder(path, Lock(path, FileMode.CreateNew));
                if (folder.Exists)
                    return folder;
                folder._lock.Dispose();
            }
            catch (IOException) when (attempt < Attempts)
            {
                Delete(path);
            }
            catch
            {
                Delete(path);
                throw;
            }
        }
    }

    /// <summary>Opens a lock file that no other process has open.</summary>
    /// <exception cref="IOException">Another process has it open.</exception>
    public static FileStream Lock(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    /// <summary>Deletes a folder with its files; files that cannot be deleted are left for the next start.</summary>
    public static void Delete(string path)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(path))
                File.Delete(file);
            Directory.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // For example, a virus scanner has the file open.
        }
    }

    public void Dispose()
    {
        // Windows cannot delete an open file.
        if (OperatingSystem.IsWindows())
            _lock.Dispose();
        Delete(Path);
        _lock.Dispose();
    }

    private static string Make(string directory)
    {
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"The temporary directory '{directory}' does not exist.");
        var name = $"{Prefix}{Environment.ProcessId}-{System.IO.Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}";
        var path = System.IO.Path.Combine(System.IO.Path.GetFullPath(directory), name);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
