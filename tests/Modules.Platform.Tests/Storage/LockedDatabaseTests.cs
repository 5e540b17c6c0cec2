using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Storage;

public sealed class LockedDatabaseTests
{
    private const string Locked = "The database is locked by another process; nothing was stored. Try again later.";

    [Fact]
    public async Task Send_DatabaseLocked_IsToldAndReadinessSaysSo_AndGoesOnAfterwards()
    {
        await using var host = await PlatformHost.StartAsync();
        host.ExpectErrors = true;
        var health = host.ModuleServices.GetRequiredService<IHealthCheck>();
        using (var other = new SqliteConnection($"Data Source={host.DatabaseFile};Pooling=False"))
        {
            other.Open();
            Execute(other, "BEGIN IMMEDIATE");

            // The lock is held until all have a reply: none of them waits for its release.
            var replies = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
            {
                await using var result = await host.SendAsync();
                return (result.Ret, result.Message);
            })));
            var ready = await health.CheckHealthAsync(new());

            replies.Distinct().ShouldBe([(500, Locked)]);
            (ready.Status, ready.Description).ShouldBe((HealthStatus.Unhealthy, "The Platform database cannot be written."));
            await using var read = await host.CallAsync([], service: "Platform.ChatMessage.GetAllMessageList");
            read.Ret.ShouldBe(200, "reading waits for nobody");
            Execute(other, "ROLLBACK");
        }

        (await host.SendAsync()).Ret.ShouldBe(200);
        (await health.CheckHealthAsync(new())).Status.ShouldBe(HealthStatus.Healthy);
        host.Query("SELECT id FROM chat_message").Count.ShouldBe(1, "nothing of the refused ones was stored");
        host.Errors.ShouldHaveSingleItem().ShouldContain("cannot be written (Locked)");
    }

    private static void Execute(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
