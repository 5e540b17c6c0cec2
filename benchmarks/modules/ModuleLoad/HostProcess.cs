using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace PhalNet.Benchmarks.Modules;

/// <summary>The host in a separate process, with its replies by the line they belong to.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _waiting = [];
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Process _process;
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(string directory)
    {
        _process = new()
        {
            StartInfo = new(Environment.ProcessPath!, [.. Own(), "host", directory])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            },
            EnableRaisingEvents = true,
        };
        _process.OutputDataReceived += (_, line) => Receive(line.Data);
        _process.Exited += (_, _) => Fail();
    }

    /// <summary>The address it listens on.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>Milliseconds from the start of the process until the host has started.</summary>
    public double StartMilliseconds { get; private set; }

    public static async Task<HostProcess> StartAsync(string directory)
    {
        var host = new HostProcess(directory);
        host._process.Start();
        host._process.BeginOutputReadLine();
        var parts = (await host._address.Task).Split(' ');
        (host.Address, host.StartMilliseconds) = (new(parts[0]), double.Parse(parts[1], CultureInfo.InvariantCulture));
        return host;
    }

    public async Task<double[]> AskAsync(string line)
    {
        var reply = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[line] = reply;
        await WriteAsync(line);
        var text = await reply.Task;
        return text.StartsWith("failed", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"{line}: {text}")
            : [.. text.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
    }

    // Several lanes ask at the same time; a writer serves one at a time.
    private async Task WriteAsync(string line)
    {
        await _writing.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await _process.StandardInput.WriteLineAsync("end");
            await _process.StandardInput.FlushAsync();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static string[] Own() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(HostProcess).Assembly.Location] : [];

    private void Receive(string? line)
    {
        if (line is null)
            return;
        if (line.Split('\t') is [var asked, var reply])
        {
            if (_waiting.TryRemove(asked, out var waiting))
                waiting.TrySetResult(reply);
        }
        else
        {
            _address.TrySetResult(line);
        }
    }

    private void Fail()
    {
        var failure = new InvalidOperationException($"The host process has ended with {_process.ExitCode}.");
        _address.TrySetException(failure);
        foreach (var waiting in _waiting.Values)
            waiting.TrySetException(failure);
    }
}
