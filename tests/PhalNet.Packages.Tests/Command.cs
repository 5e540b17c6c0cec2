using System.Diagnostics;
using System.Text;

namespace PhalNet.Packages.Tests;

/// <summary>Runs commands and returns their output.</summary>
internal static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    // Variables set for the test run itself must not affect the command.
    private static readonly string[] NotInherited = ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_URLS", "PHALNET__", "MSBUILD", "VERSION"];

    /// <returns>The output.</returns>
    public static async Task<string> RunAsync(
        string directory, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var (exitCode, text) = await TryAsync(directory, environment, program, arguments);
        exitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{text}");
        return text;
    }

    /// <returns>The exit code and the output.</returns>
    public static async Task<(int ExitCode, string Text)> TryAsync(
        string directory, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        using var process = new Process { StartInfo = Prepare(directory, environment, program, arguments) };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        lock (output)
            return (process.ExitCode, output.ToString());

        void Append(string? line)
        {
            // Null marks the end of a stream.
            if (line is null)
                return;
            lock (output)
                output.AppendLine(line);
        }
    }

    public static ProcessStartInfo Prepare(
        string directory, IReadOnlyDictionary<string, string> environment, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsNotInherited).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    private static bool IsNotInherited(string name) =>
        NotInherited.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
