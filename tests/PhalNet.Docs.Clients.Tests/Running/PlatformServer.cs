using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using PhalNet.Docs.Clients.Tests.Running;

[assembly: AssemblyFixture(typeof(PlatformServer))]

namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>The ready-made server in Development, in a separate process.</summary>
public sealed class PlatformServer : IAsyncLifetime
{
    private const string Ready = " is ready: ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryDirectory _directory = new();
    private readonly ConcurrentQueue<string> _console = new();
    private Process? _process;

    public string DataDirectory => _directory.Path;

    public Uri Address { get; private set; } = null!;

    public string Platform => new Uri(Address, "api/platform").AbsoluteUri;

    public async ValueTask InitializeAsync()
    {
        var server = typeof(PlatformServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Server").Value!;
        var start = new ProcessStartInfo("dotnet",
            [Path.GetFullPath(server), $"--PhalNet:DataDirectory={DataDirectory}", "--environment=Development", "--PhalNet:Language=en", "--urls=http://127.0.0.1:0"])
        {
            WorkingDirectory = DataDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var ready = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Take(line.Data, ready);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, ready);
        _process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The server has ended:\n" + string.Join('\n', _console)));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = new Uri(await ready.Task.WaitAsync(Patience));

        // The first call takes longest; the samples' limit is 3 s.
        using var http = new HttpClient { Timeout = Patience };
        using var form = new FormUrlEncodedContent(Message.Fields("warm").Prepend(new("s", Message.Service)));
        (await (await http.PostAsync(Platform, form)).Content.ReadAsStringAsync()).ShouldContain("\"ret\":200");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _directory.Dispose();
    }

    private void Take(string? line, TaskCompletionSource<string> ready)
    {
        if (line is null)
            return;
        _console.Enqueue(line);
        var start = line.IndexOf(Ready, StringComparison.Ordinal);
        if (start >= 0)
            ready.TrySetResult(line[(start + Ready.Length)..].Split("  ")[0]);
    }
}
