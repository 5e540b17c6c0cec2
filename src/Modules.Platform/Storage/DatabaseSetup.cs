using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Modules.Platform;

/// <summary>Makes sure, before the first call, that the database can be written to and has the present schema.</summary>
internal sealed class DatabaseSetup(DatabaseLocation location, PlatformDatabase database, ILogger<DatabaseSetup> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            Probe();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new InvalidOperationException(
                $"The Platform database {location.Path} cannot be written: {exception.Message.TrimEnd('.')}. "
                + "Set PhalNet:DataDirectory or ConnectionStrings:Platform to a place that can be written to.", exception);
        }

        PlatformLog.DatabaseReady(logger, location.Path, Schema.BringUpToDate(location.ConnectionString));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // SQLite opens a file that cannot be written without complaint; only a write tells.
    private void Probe()
    {
        if (Path.IsPathRooted(location.Path))
            Directory.CreateDirectory(Path.GetDirectoryName(location.Path)!);
        using var connection = database.OpenShared();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version = 1";
        command.ExecuteNonQuery();
        transaction.Rollback();
    }
}
