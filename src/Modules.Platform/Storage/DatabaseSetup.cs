using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Modules.Platform;

/// <summary>
/// Ensures, before the first call, that only this process serves the database, that it can be written and has the current schema.
/// </summary>
internal sealed class DatabaseSetup(SqliteFile file, ILogger<DatabaseSetup> logger) : IHostedService, IDisposable
{
    private IDisposable? _serving;

    /// <summary>Creates the database if necessary and upgrades its schema; returns its version.</summary>
    public static Task<long> PrepareAsync(SqliteFile file, ILogger logger, CancellationToken cancellation)
    {
        Write(file, () => DatabaseFile.Create(file));
        return Schema.BringUpToDateAsync(file, logger, cancellation);
    }

    /// <summary>Takes the lock of the only process that serves the database.</summary>
    /// <exception cref="InvalidOperationException">Another process holds it.</exception>
    public static IDisposable TakeServingLock(SqliteFile file)
    {
        FileLock? taken = null;
        Write(file, () =>
        {
            DatabaseFile.CreateDirectory(file);
            taken = FileLock.TryTake(file.Beside("lock"));
        });
        return taken ?? throw new InvalidOperationException(
            $"The Platform database {file.Path} is served by another process; stop that process, or set another "
            + "PhalNet:DataDirectory for this one.");
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _serving = TakeServingLock(file);
        PlatformLog.DatabaseReady(logger, file.Path, await PrepareAsync(file, logger, cancellationToken));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _serving?.Dispose();

    private static void Write(SqliteFile file, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new InvalidOperationException(
                $"The Platform database {file.Path} cannot be written: {exception.Message.TrimEnd('.')}. "
                + "Set PhalNet:DataDirectory or ConnectionStrings:Platform to a writable location.", exception);
        }
    }
}
