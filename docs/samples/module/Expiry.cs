using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PhalNet;

/// <summary>Deletes old orders once an hour.</summary>
public sealed class Expiry(DbDataSource database, IOptionsMonitor<OrdersOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await using var command = database.CreateCommand("DELETE FROM orders WHERE ordered_at < @before");
            command.Add("@before", time.GetUtcNow().AddDays(-options.CurrentValue.KeepDays).ToString("O"));
            await command.ExecuteNonQueryAsync(stoppingToken);
        }
    }
}

/// <summary>The module serves no calls unless its table can be read; reading it also warms the driver up.</summary>
public sealed class TableIsThere(DbDataSource database) : IModuleSelfTest
{
    public async Task TestAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT count(*) FROM orders");
        await command.ExecuteScalarAsync(cancellation);
    }
}
