using System.Diagnostics;

namespace PhalNet.Tests.Server;

/// <summary>
/// A directory with little space: a file system of the given size in KiB if root can mount one, else a read-only directory.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly bool _isMounted;

    public SmallDisk(int kibibytes = 64)
    {
        _isMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
            && Run("mount", "-t", "tmpfs", "-o", $"size={kibibytes}k", "tmpfs", _directory.Path);
        if (!_isMounted && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(_directory.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public string Path => _directory.Path;

    /// <summary>Whether it has space, and can be filled.</summary>
    public bool IsMounted => _isMounted;

    /// <summary>Uses up all remaining space; returns the file that occupies it.</summary>
    public string Fill()
    {
        var path = System.IO.Path.Combine(_directory.Path, "filler");
        using var file = File.OpenHandle(path, FileMode.Append, FileAccess.Write);
        var page = new byte[4096];
        try
        {
            for (var length = RandomAccess.GetLength(file); ; length += page.Length)
                RandomAccess.Write(file, page, length);
        }
        catch (IOException)
        {
            return path;
        }
    }

    public static string? WhyNot => OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess
        ? null
        : "No directory of root's can be made too small here.";

    public void Dispose()
    {
        if (_isMounted)
            Run("umount", _directory.Path);
        else if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_directory.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _directory.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
