using System.Diagnostics;

namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>The result of a program.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    // The first build of a Go program compiles much of the standard library.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static async Task<ToolRun> StartAsync(string directory, params string[] command)
    {
        // A relative path would be resolved from the tests' directory.
        var program = command[0].StartsWith("./", StringComparison.Ordinal) ? Path.Combine(directory, command[0]) : command[0];
        var start = new ProcessStartInfo(program, command[1..])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        foreach (var name in start.Environment.Keys.Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Whether a program is on the search path.</summary>
    public static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Errors}";
}
