using System.Diagnostics;
using System.Text;

namespace PhalNet.Packages.Tests;

/// <summary>A host started as by its user, on a free port.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    // The messages of ASP.NET Core and of PhalNet.Server.
    private static readonly string[] Listening = ["Now listening on: ", " is ready: "];

    private readonly Process _process;

    private RunningHost(Process process, Uri address)
    {
        _process = process;
        Http = new() { BaseAddress = address };
    }

    public HttpClient Http { get; }

    public static async Task<RunningHost> StartAsync(
        string directory, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = Command.Prepare(directory, environment, program, [.. arguments, "--urls", "http://127.0.0.1:0"]);
        var process = Process.Start(start)!;
        var said = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (said)
                said.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lock (said)
                said.AppendLine(line);
            if (Listening.FirstOrDefault(words => line.Contains(words, StringComparison.Ordinal)) is { } words)
            {
                // Keep reading, so that the host does not block on its output.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new(process, new(line[(line.IndexOf(words, StringComparison.Ordinal) + words.Length)..].Trim()));
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        lock (said)
            throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode} before it listened.\n{said}");
    }

    public Task<string> GetAsync(string address) => Http.GetStringAsync(address, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
