using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace PhalNet.Tests.Processes;

/// <summary>A running server, sample or host on a free port of this machine, with its console.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private const string LastOfStart = "Ctrl+C";
    private const int Terminate = 15;

    // The messages of ASP.NET Core and of PhalNet.Server.
    private static readonly string[] Listening = ["Now listening on: ", " is ready: "];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // "dotnet run" builds the program first.
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly TemporaryDirectory? _own;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HttpClient? _http;
    private string? _address;

    private ServerProcess(Process process, TemporaryDirectory? own, string dataDirectory)
    {
        _process = process;
        _own = own;
        DataDirectory = dataDirectory;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("The server has ended."));
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public string DataDirectory { get; }

    /// <summary>The address that it printed.</summary>
    public Uri Url { get; private set; } = null!;

    public HttpClient Http => _http ??= new HttpClient { BaseAddress = Url, Timeout = Patience };

    /// <summary>The console output so far.</summary>
    public string Console => string.Join('\n', _lines);

    /// <summary>Starts a server on a free port with a temporary data directory.</summary>
    public static Task<ServerProcess> StartAsync(params string[] arguments) => StartAsync(null, arguments);

    /// <param name="dataDirectory">The data directory, also the working directory; null for a temporary one.</param>
    /// <param name="arguments">Further arguments.</param>
    /// <param name="environment">Environment variables; if given, they or the arguments determine the address.</param>
    /// <param name="shell">Bash commands to run in the same process first; null for no shell.</param>
    public static Task<ServerProcess> StartAsync(
        string? dataDirectory, string[] arguments, IReadOnlyDictionary<string, string>? environment = null, string? shell = null)
    {
        string[] urls = environment is null && !arguments.Any(argument => argument.StartsWith("--urls", StringComparison.Ordinal))
            ? ["--urls=http://127.0.0.1:0"] : [];
        return StartAsync(
            data => ServerProgram.Prepare(data, [$"--PhalNet:DataDirectory={data}", .. arguments, .. urls], environment, shell), dataDirectory);
    }

    /// <summary>Starts any program that prints its address as ASP.NET Core or PhalNet.Server does.</summary>
    /// <param name="prepare">The command for a data directory.</param>
    /// <param name="dataDirectory">The data directory; null for a temporary one.</param>
    public static async Task<ServerProcess> StartAsync(Func<string, ProcessStartInfo> prepare, string? dataDirectory = null)
    {
        var own = dataDirectory is null ? new TemporaryDirectory() : null;
        dataDirectory ??= own!.Path;
        var server = new ServerProcess(new Process { StartInfo = prepare(dataDirectory) }, own, dataDirectory);
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Requests the server to stop, as a service supervisor does.</summary>
    public void AskToStop()
    {
        if (SendSignal(_process.Id, Terminate) != 0)
            throw new InvalidOperationException($"No signal to {_process.Id}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>Waits until the server accepts no more connections, the first step of stopping.</summary>
    public async Task WaitUntilItStopsListeningAsync()
    {
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < Patience; await Task.Delay(5))
        {
            try
            {
                using var client = new TcpClient(Url.Host, Url.Port);
            }
            catch (SocketException)
            {
                return;
            }
        }

        throw new TimeoutException("The server still listens.");
    }

    /// <summary>Kills the server without warning, like a crash of the machine.</summary>
    public async Task CrashAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <returns>The exit code.</returns>
    public async Task<int> WaitForEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _own?.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            Url = new Uri(await _ready.Task.WaitAsync(StartPatience));
        }
        catch (Exception exception)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"The server did not become ready. It said:\n{Console}", exception);
        }
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (Listening.FirstOrDefault(words => line.Contains(words, StringComparison.Ordinal)) is { } words)
            _address = line.Split(words)[1].Split("  ")[0];
        else if (_address is { } address && line.Contains(LastOfStart, StringComparison.Ordinal))
            _ready.TrySetResult(address);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int process, int signal);
}
