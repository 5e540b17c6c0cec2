using System.Diagnostics;

namespace PhalNet.Documentation.Tests;

/// <summary>A sample or the ready-made server, running on a free port.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SampleProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<SampleProcess> StartAsync(string project, CancellationToken cancellation, params string[] arguments)
    {
        var name = Path.GetFileName(project);
        var assembly = Path.Combine(Repository.Root, project, "bin", Repository.Configuration, "net10.0", name + ".dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [assembly, "--urls", "http://127.0.0.1:0", .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(assembly),
        })!;
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            var start = line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
            if (start >= 0)
                return new(process, new Uri(line[start..].Trim()));
        }

        throw new InvalidOperationException($"{name} ended with exit code {process.ExitCode} before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
