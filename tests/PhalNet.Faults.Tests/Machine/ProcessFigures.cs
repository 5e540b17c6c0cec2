using System.Globalization;

namespace PhalNet.Faults.Tests;

/// <summary>The figures that Linux provides about a process.</summary>
internal static class ProcessFigures
{
    private const long Megabyte = 1024;

    public static string? WhyNot => OperatingSystem.IsLinux() ? null : "The figures of a process are read from /proc.";

    /// <summary>The current resident memory in megabytes.</summary>
    public static long Resident(this ServerProcess server) => Status(server, "VmRSS") / Megabyte;

    /// <summary>The peak resident memory in megabytes since <see cref="ForgetPeak"/>.</summary>
    public static long Peak(this ServerProcess server) => Status(server, "VmHWM") / Megabyte;

    public static void ForgetPeak(this ServerProcess server) => File.WriteAllText($"/proc/{server.Id}/clear_refs", "5");

    public static int Threads(this ServerProcess server) => (int)Status(server, "Threads");

    public static int Handles(this ServerProcess server) => Directory.GetFileSystemEntries($"/proc/{server.Id}/fd").Length;

    private static long Status(ServerProcess server, string name)
    {
        var line = File.ReadLines($"/proc/{server.Id}/status").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
