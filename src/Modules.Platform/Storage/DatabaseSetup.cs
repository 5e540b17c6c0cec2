using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Modules.Platform;

/// <summary>
/// Makes sure, before the first call, that this process alone serves the database, that it can be written to and has the present schema.
/// </summary>
internal sealed class DatabaseSetup(SqliteFile file, ILogger<DatabaseSetup> logger) : IHostedService, IDisposable
{
    private FileLock? _serving;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            DatabaseFile.CreateDirectory(file);
            _serving = FileLock.TryTake(file.Beside("lock")) ?? throw new InvalidOperationException(
                $"The Platform database {file.Path} is served by another process; stop that one, or give this one a "
                + "PhalNet:DataDirectory of its own.");
            DatabaseFile.Create(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new InvalidOperationException(
                $"The Platform database {file.Path} cannot be written: {exception.Message.TrimEnd('.')}. "
                + "Set PhalNet:DataDirectory or ConnectionStrings:Platform to a place that can be written to.", exception);
        }

        PlatformLog.DatabaseReady(logger, file.Path, await Schema.BringUpToDateAsync(file, logger, cancellationToken));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _serving?.Dispose();
}
