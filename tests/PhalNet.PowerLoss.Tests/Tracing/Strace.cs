using System.ComponentModel;
using System.Diagnostics;

namespace PhalNet.PowerLoss.Tests.Tracing;

/// <summary>The program that records the system calls of a process.</summary>
internal static class Strace
{
    // Calls that change a file or a directory or send data. Those of the last line are not modelled, and the reader refuses them.
    private const string Calls =
        "openat,close,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,unlink,unlinkat,rename,renameat,renameat2,"
        + "mkdir,mkdirat,fsync,fdatasync,sync_file_range,sync,syncfs,msync,mmap,sendto,sendmsg,accept4,"
        + "open,creat,link,linkat,sendmmsg,sendfile,copy_file_range,splice,io_uring_setup,io_submit";

    /// <summary>Why a server cannot be traced here; null if it can.</summary>
    public static string? WhyNot { get; } = Try();

    /// <summary>
    /// The command that bash runs instead of the program: strace as its parent, so that no process is left to wait for. Irrelevant calls do
    /// not stop the process (--seccomp-bpf), and data is not truncated (-s).
    /// </summary>
    public static string Shell(string trace) => $"exec strace -f -y -s 1000000 --seccomp-bpf -o '{trace}' -e trace={Calls} \"$@\"";

    private static string? Try()
    {
        if (!OperatingSystem.IsLinux())
            return "System calls are traced on Linux only.";
        try
        {
            string[] arguments = ["-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=fsync", "true"];
            using var process = Process.Start(new ProcessStartInfo("strace", arguments) { RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"strace cannot trace here: {errors.Trim()}";
        }
        catch (Win32Exception)
        {
            return "strace is not installed.";
        }
    }
}
