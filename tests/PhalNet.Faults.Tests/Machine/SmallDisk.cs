using System.Diagnostics;

namespace PhalNet.Faults.Tests;

/// <summary>
/// A directory that takes next to nothing: a file system of 64 KiB where root can mount one, else a directory that may not be written to.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly bool _isMounted;

    public SmallDisk()
    {
        _isMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
            && Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", _directory.Path);
        if (!_isMounted && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(_directory.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public string Path => _directory.Path;

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
