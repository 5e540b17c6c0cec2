using System.Diagnostics;

namespace PhalNet.Documentation.Tests;

/// <summary>A sample or the ready-made server, running on a free port with a data directory of its own.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TemporaryDirectory _data;

    private SampleProcess(Process process, Uri address, TemporaryDirectory data)
    {
        (_process, _data) = (process, data);
        Address = address;
    }

    public Uri Address { get; }

    public string DataDirectory => _data.Path;

    public static async Task<SampleProcess> StartAsync(string project, CancellationToken cancellation, params string[] arguments)
    {
        var name = Path.GetFileName(project);
        var assembly = Path.Combine(Repository.Root, project, "bin", Repository.Configuration, "net10.0", name + ".dll");
        var data = new TemporaryDirectory();
        string[] settings = ["--urls", "http://127.0.0.1:0", $"--PhalNet:DataDirectory={data.Path}"];
        var process = Process.Start(new ProcessStartInfo("dotnet", [assembly, .. settings, .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(assembly),
        })!;
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            var start = line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
            if (start >= 0)
                return new(process, new Uri(line[start..].Trim()), data);
        }

        throw new InvalidOperationException($"{name} ended with exit code {process.ExitCode} before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _data.Dispose();
    }
}
