using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace PhalNet.Server;

/// <summary>The limits of the server as a whole, not of a request: <c>PhalNet:Limits</c>.</summary>
/// <param name="Connections">How many connections may be open at once; null for no limit.</param>
/// <param name="StopSeconds">How long connections may continue when the server stops.</param>
internal sealed record ServerLimits(long? Connections, double StopSeconds)
{
    // Time for writes to disk after the last connection has closed.
    private const double StopModulesSeconds = 4;

    // Uploads, the database and logs need file descriptors as well, and a process that has none left crashes.
    private const int Reserve = 256;
    private const int LeastConnections = 16;

    /// <exception cref="StartException">A value is out of range.</exception>
    public static ServerLimits Read(IConfiguration configuration)
    {
        var limits = configuration.GetSection("PhalNet:Limits");
        var connections = limits.GetValue<long?>("Connections") ?? DefaultConnections();
        var seconds = limits.GetValue<double?>("StopSeconds") ?? 5;
        if (connections < 1)
            throw new StartException($"PhalNet:Limits:Connections is {connections}; it must be at least 1.");
        if (!(seconds is >= 0 and <= 3600))
            throw new StartException($"PhalNet:Limits:StopSeconds is {seconds}; it must be between 0 and 3600.");
        return new(connections, seconds);
    }

    public void Apply(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxConcurrentConnections = Connections);
        if (string.IsNullOrEmpty(builder.Configuration["shutdownTimeoutSeconds"]))
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(StopSeconds + StopModulesSeconds));
        builder.Services.Decorate<IServer>(server => new StoppingServer(server, TimeSpan.FromSeconds(StopSeconds)));
    }

    private static long? DefaultConnections()
    {
        if (FileLimit.Find() is not { } files)
            return null;
        var others = FileLimit.CountOpen() + Math.Max(Reserve, files / 8);
        return Math.Max(LeastConnections, files - others);
    }
}

/// <summary>
/// Gives connections a limited time to end. Without it a slow client would use all of the host's shutdown time, and nothing would be left
/// for the modules, which stop later.
/// </summary>
internal sealed class StoppingServer(IServer server, TimeSpan time) : IServer
{
    public IFeatureCollection Features => server.Features;

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull => server.StartAsync(application, cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var own = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        own.CancelAfter(time);
        await server.StopAsync(own.Token);
    }

    public void Dispose() => server.Dispose();
}

/// <summary>How many files, and therefore connections, a process may open.</summary>
internal static partial class FileLimit
{
    private const int LinuxFiles = 7;
    private const int MacFiles = 8;

    /// <summary>Null if the system has no such limit, or does not report one.</summary>
    public static long? Find()
    {
        var resource = OperatingSystem.IsLinux() ? LinuxFiles : OperatingSystem.IsMacOS() ? MacFiles : -1;
        if (resource < 0 || GetResourceLimit(resource, out var limit) != 0)
            return null;
        return limit.Current <= int.MaxValue ? (long)limit.Current : null;
    }

    /// <summary>How many are open now, including assemblies.</summary>
    public static int CountOpen() => OperatingSystem.IsWindows() ? 0 : Directory.GetFileSystemEntries("/dev/fd").Length;

    [LibraryImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    private static partial int GetResourceLimit(int resource, out ResourceLimit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceLimit
    {
        public ulong Current;
        public ulong Most;
    }
}
