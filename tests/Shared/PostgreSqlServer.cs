using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PhalNet.Tests;

/// <summary>
/// A PostgreSQL server from the system's packages on a free loopback port, with its data in a temporary directory. It ends with the
/// process that started it.
/// </summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string User = "postgres";

    private readonly DirectoryInfo _directory;
    private Process _process;

    private PostgreSqlServer(DirectoryInfo directory, int port)
    {
        _directory = directory;
        Port = port;
        _process = StartProcess();
    }

    public int Port { get; }

    /// <summary>Why no server can be started here; null if one can.</summary>
    public static string? Missing => Programs() is null
        ? "PostgreSQL is not installed (Debian: postgresql)."
        : Environment.IsPrivilegedProcess && (OperatingSystem.IsWindows() || !File.ReadLines("/etc/passwd").Any(line => line.StartsWith(User + ':')))
            ? $"PostgreSQL does not run as root, and there is no user {User}."
            : null;

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Username={User};Database={database};Include Error Detail=true";

    public static async Task<PostgreSqlServer> StartAsync()
    {
        var programs = Programs()!;
        var directory = Directory.CreateTempSubdirectory("phalnet-postgresql-");
        var data = Path.Combine(directory.FullName, "data");
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", User, directory.FullName);
        await RunAsync([.. AsUser(), Path.Combine(programs, "initdb"), "-D", data, "-U", User, "-A", "trust", "--no-sync"]);
        var server = new PostgreSqlServer(directory, FreePort());
        await server.WaitAsync();
        return server;
    }

    /// <summary>Stops the server, as its operator would.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Starts it again with its data, on the same port.</summary>
    public Task StartAgainAsync()
    {
        _process = StartProcess();
        return WaitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _directory.Delete(recursive: true);
    }

    // The shell stops the server when its input ends, which also happens when this process is killed.
    private Process StartProcess()
    {
        const string script = "\"$@\" >/dev/null 2>&1 & read -r line; kill -INT $!; wait";
        return Start(
        [
            .. AsUser(), "sh", "-c", script, "sh", Path.Combine(Programs()!, "postgres"), "-D", Path.Combine(_directory.FullName, "data"),
            "-p", $"{Port}", "-F", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
        ]);
    }

    // It listens before it accepts connections.
    private async Task WaitAsync()
    {
        for (var i = 0; i < 600; i++)
        {
            using var asking = Start([Path.Combine(Programs()!, "pg_isready"), "-q", "-h", "127.0.0.1", "-p", $"{Port}"]);
            await asking.WaitForExitAsync();
            if (asking.ExitCode == 0)
                return;
            await Task.Delay(50);
        }

        await DisposeAsync();
        throw new InvalidOperationException("PostgreSQL did not take connections.");
    }

    private static string? Programs()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var packages = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order().Select(directory => Path.Combine(directory, "bin")) : [];
        return packages.Reverse().Concat(path).FirstOrDefault(directory =>
            File.Exists(Path.Combine(directory, "initdb")) && File.Exists(Path.Combine(directory, "postgres")));
    }

    private static string[] AsUser() =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", User, "--regid", User, "--clear-groups"] : [];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(string[] command) => Process.Start(new ProcessStartInfo(command[0], command[1..])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = "/",
    })!;

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)}: {error}{await output}");
    }
}
