using System.Diagnostics;
using System.Reflection;

namespace PhalNet.Tests.Processes;

/// <summary>The built server, as an operator would start it.</summary>
internal static class ServerProgram
{
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
        return Command.Prepare(directory, program, environment);
    }

    /// <summary>Runs the program until it ends by itself.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
        RunAsync(new Dictionary<string, string>(), arguments);

    /// <summary>The same with environment variables.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        return await Command.RunAsync(Prepare(directory.Path, arguments, environment));
    }

    public static string Location(string name) => Path.GetFullPath(
        typeof(ServerProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!);
}
