using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using PhalNet.EntityFrameworkCore.Tests.Support;

namespace PhalNet.EntityFrameworkCore.Tests;

/// <summary>SQL migration files of a module on PostgreSQL; the engine's tests cover SQLite.</summary>
public sealed class SqlMigrationTests(PostgreSql server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Starts_AtTheSameTime_ApplyEachMigrationOnce()
    {
        await using var database = await server.CreateAsync();
        await using var context = database.Context();
        await using var source = NpgsqlDataSource.Create(context.Database.GetConnectionString()!);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => StartAsync(source), Cancellation)));

        (await ReadAsync(source, "SELECT string_agg(name, ', ' ORDER BY id) FROM goods")).ShouldBe("pen; blue, book");
        (await ReadAsync(source, "SELECT string_agg(id, ', ' ORDER BY id) FROM phalnet_migrations")).ShouldBe("Shop/001-goods, Shop/002-more");
    }

    private static async Task StartAsync(NpgsqlDataSource database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddPhalNet().AddModule(
            "Shop", [], module => module.AddSqlMigrations(_ => database));
        using var host = builder.Build();
        await host.StartAsync(Cancellation);
        await host.StopAsync(Cancellation);
    }

    private static async Task<string?> ReadAsync(NpgsqlDataSource database, string query)
    {
        await using var command = database.CreateCommand(query);
        return (string?)await command.ExecuteScalarAsync(Cancellation);
    }
}
