using System.ComponentModel;
using System.Diagnostics;

namespace PhalNet.PowerLoss.Tests.Tracing;

/// <summary>The program that writes the system calls of a process down.</summary>
internal static class Strace
{
    // What changes a file or a directory or lets a byte out. The last line is there to be refused by the reader, for it has no model.
    private const string Calls =
        "openat,close,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,unlink,unlinkat,rename,renameat,renameat2,"
        + "mkdir,mkdirat,fsync,fdatasync,sync_file_range,sync,syncfs,msync,mmap,sendto,sendmsg,accept4,"
        + "open,creat,link,linkat,sendmmsg,sendfile,copy_file_range,splice,io_uring_setup,io_submit";

    /// <summary>Why a server cannot be traced here; null if it can.</summary>
    public static string? WhyNot { get; } = Try();

    /// <summary>
    /// What bash runs in place of the program: strace as its parent, so that nothing is left to wait for. Calls that are not of interest
    /// do not stop the process (--seccomp-bpf), and no data is cut off (-s).
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
