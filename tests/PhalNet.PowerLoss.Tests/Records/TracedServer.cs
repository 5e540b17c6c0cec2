using System.Globalization;
using System.Runtime.InteropServices;
using PhalNet.PowerLoss.Tests.Tracing;

namespace PhalNet.PowerLoss.Tests.Records;

/// <summary>A server whose system calls are recorded.</summary>
internal sealed partial class TracedServer(ServerProcess strace, int server) : IAsyncDisposable
{
    private const string DataDirectory = "--PhalNet:DataDirectory=";
    private const int Kill = 9;
    private const int Terminate = 15;

    public Uri Url => strace.Url;

    /// <param name="directory">The working directory, also the data directory.</param>
    /// <param name="trace">The file for the calls.</param>
    /// <param name="program">Another build of the server; null for the one under test.</param>
    /// <param name="data">Another data directory, which need not exist.</param>
    public static async Task<TracedServer> StartAsync(string directory, string trace, string? program = null, string? data = null)
    {
        var other = program is null ? "" : $"set -- dotnet '{program}' \"${{@:3}}\"; ";
        if (data is not null)
            other += $"set -- \"${{@/#{DataDirectory}*/{DataDirectory}{data.Replace("/", "\\/", StringComparison.Ordinal)}}}\"; ";
        try
        {
            var strace = await ServerProcess.StartAsync(
                directory,
                [
                    "--urls=http://127.0.0.1:0", "--Platform:RequireAccessToken=false", "--Platform:SendsPerSecond=0",
                    "--PhalNet:Language=en", "--Logging:LogLevel:Default=Warning",
                ],
                shell: other + Strace.Shell(trace));
            return new(strace, ServerOf(trace));
        }
        catch (InvalidOperationException)
        {
            // Without strace the server would keep running.
            if (File.Exists(trace) && new FileInfo(trace).Length > 0)
                _ = SendSignal(ServerOf(trace), Kill);
            throw;
        }
    }

    /// <summary>Kills the server during its work.</summary>
    public void Crash() => _ = SendSignal(server, Kill);

    public void AskToStop() => _ = SendSignal(server, Terminate);

    public Task WaitForEndAsync() => strace.WaitForEndAsync();

    public async ValueTask DisposeAsync()
    {
        if (!strace.HasEnded)
        {
            Crash();
            await strace.WaitForEndAsync();
        }

        await strace.DisposeAsync();
    }

    // The first call is made by the server's first thread.
    private static int ServerOf(string trace)
    {
        using var file = new StreamReader(new FileStream(trace, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return int.Parse(file.ReadLine()!.Split(' ')[0], CultureInfo.InvariantCulture);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int process, int signal);
}
