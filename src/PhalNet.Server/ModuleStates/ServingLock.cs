namespace PhalNet.Server;

/// <summary>
/// Held while a server runs on a data directory, so that a command can tell whether a server will carry out its request. If several servers
/// use one directory, the first holds it.
/// </summary>
internal sealed class ServingLock(string dataDirectory) : IHostedService, IDisposable
{
    private FileStream? _file;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _file = TryOpen(dataDirectory);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _file?.Dispose();

    /// <summary>Whether a server runs on a data directory.</summary>
    public static bool IsHeld(string dataDirectory)
    {
        using var file = TryOpen(dataDirectory);
        return file is null;
    }

    private static FileStream? TryOpen(string dataDirectory)
    {
        try
        {
            return new(Path.Combine(dataDirectory, "modules.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
