using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Modules.Platform;

/// <summary>Ensures, before the first call, that the server can be reached and the database has the current schema.</summary>
internal sealed class PostgresSetup(PostgresDatabase database, ILogger<PostgresSetup> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken) =>
        PlatformLog.DatabaseReady(logger, database.Name, await PostgresSchema.BringUpToDateAsync(database, cancellationToken));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
