using System.Diagnostics;
using System.Reflection;

namespace PhalNet.Tests.Server;

/// <summary>The built server, as an operator would start it.</summary>
internal static class ServerProgram
{
    private static readonly string[] Inherited =
        ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_URLS", "PHALNET__", "PLATFORM__", "KESTREL__", "CONNECTIONSTRINGS__", "LC_", "LANG"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="directory">The working directory.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="shell">Bash commands to run in the same process first, such as <c>ulimit -n 400</c>; null for no shell.</param>
    public static ProcessStartInfo Prepare(
        string directory, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? shell = null)
    {
        string[] program = ["dotnet", Location("Server"), .. arguments];
        if (shell is not null)
            program = ["bash", "-c", $"{shell}; exec \"$@\"", "bash", .. program];
        var start = new ProcessStartInfo(program[0], program[1..])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(IsInherited).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return start;
    }

    /// <summary>Runs the program until it ends by itself.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
        RunAsync(new Dictionary<string, string>(), arguments);

    /// <summary>The same with environment variables.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        using var process = Process.Start(Prepare(directory.Path, arguments, environment))!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static bool IsInherited(string name) =>
        Inherited.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    public static string Location(string name) => Path.GetFullPath(
        typeof(ServerProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!);
}
