using System.Diagnostics;

namespace PhalNet.Tests.Server;

/// <summary>
/// A directory that takes little: a file system of so many KiB where root can mount one, else a directory that may not be written to.
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

    /// <summary>Whether it takes something, and can be filled.</summary>
    public bool IsMounted => _isMounted;

    /// <summary>Takes all room that is left; gives the file that has it.</summary>
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
