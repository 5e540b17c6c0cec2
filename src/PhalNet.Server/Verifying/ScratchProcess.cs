using System.Diagnostics;
using Microsoft.Diagnostics.NETCore.Client;

namespace PhalNet.Server;

/// <summary>A process that runs a module and reports the result; disposing ends it.</summary>
internal sealed class ScratchProcess : IAsyncDisposable
{
    private const int KeptLines = 20;

    private readonly Process _process;
    private readonly TimeSpan _patience;
    private readonly Queue<string> _errors = new();
    private string _step = "starting";

    /// <param name="settings">Settings in the form <c>--Section:Key=VALUE</c>.</param>
    /// <param name="request">The work to do.</param>
    /// <param name="patience">How long it may stay silent.</param>
    public ScratchProcess(string[] settings, ScratchRequest request, TimeSpan patience)
    {
        _patience = patience;
        var program = Environment.ProcessPath!;
        var isDotnet = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] itself = isDotnet ? [Environment.GetCommandLineArgs()[0]] : [];
        var start = new ProcessStartInfo(
            program, [.. itself, .. settings, "module", VerifyCommand.Scratch, request.Folder, request.Data, $"{request.Rounds}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // Dumps are requested through the diagnostics port.
        start.Environment["DOTNET_EnableDiagnostics"] = "1";

        // The server's collector keeps a table of handles for each processor, and a dump shows only the first ones of them.
        start.Environment["DOTNET_gcServer"] = "0";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits for its report; also reports a process that ends or stays silent too long.</summary>
    public async Task<ScratchReport> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            string? line;
            try
            {
                line = await _process.StandardOutput.ReadLineAsync(cancellation).AsTask().WaitAsync(_patience, cancellation);
            }
            catch (TimeoutException)
            {
                return Failed(
                    $"The process that runs the module does not respond: no output for {_patience.TotalSeconds:0} s while {_step}.");
            }

            if (line is null)
                return await EndedAsync(cancellation);
            if (ScratchMessage.Read(line) is not { } message)
                continue;
            if (message.Report is { } report)
                return report;
            _step = message.Step!;
        }
    }

    /// <summary>Writes the memory of the process to a file.</summary>
    public void Dump(string file) => new DiagnosticsClient(_process.Id).WriteDump(DumpType.WithHeap, file);

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<ScratchReport> EndedAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        string[] last;
        lock (_errors)
            last = [.. _errors];
        return Failed($"The process that runs the module ended with exit code {_process.ExitCode} while {_step}. "
            + $"Its last output: {(last.Length == 0 ? "nothing" : string.Join(" | ", last))}");
    }

    private static ScratchReport Failed(string problem) => new() { Problems = [problem] };

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_errors)
        {
            _errors.Enqueue(line.Trim());
            if (_errors.Count > KeptLines)
                _errors.Dequeue();
        }
    }
}
