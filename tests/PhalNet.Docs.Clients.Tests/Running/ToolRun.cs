using PhalNet.Tests.Processes;

namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>The result of a program.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    private static readonly Dictionary<string, string> Variables = new() { ["LC_ALL"] = "C.UTF-8", ["PYTHONDONTWRITEBYTECODE"] = "1" };

    public static async Task<ToolRun> StartAsync(string directory, params string[] command)
    {
        // A relative path would be resolved from the tests' directory.
        var program = command[0].StartsWith("./", StringComparison.Ordinal) ? Path.Combine(directory, command[0]) : command[0];
        var start = Command.Prepare(directory, [program, .. command[1..]], Variables);
        start.StandardOutputEncoding = System.Text.Encoding.UTF8;
        foreach (var name in start.Environment.Keys.Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        var (exitCode, output, errors) = await Command.RunAsync(start);
        return new(exitCode, output, errors);
    }

    /// <summary>Whether a program is on the search path.</summary>
    public static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Errors}";
}
