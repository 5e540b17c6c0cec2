using FluentMigrator;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Modules.Platform;

/// <summary>Creates and changes the tables in PostgreSQL, as <see cref="Schema"/> does in SQLite.</summary>
internal static class PostgresSchema
{
    private const long Newest = 4;

    // An arbitrary number that nothing else uses: "phalnet" in ASCII.
    private const long Lock = 0x7068616c6e6574;

    /// <summary>
    /// Runs the migrations that are missing in the database; returns its version. Processes that start together run them once.
    /// </summary>
    /// <exception cref="InvalidOperationException">The server cannot be reached, or the database is of a newer version.</exception>
    public static async Task<long> BringUpToDateAsync(PostgresDatabase database, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await database.Source.OpenConnectionAsync(cancellation);
            await RunAsync(connection, $"SELECT pg_advisory_lock({Lock})", cancellation);
            var version = await VersionAsync(connection, cancellation);
            if (version > Newest)
                throw new InvalidOperationException(
                    $"The Platform database {database.Name} has the schema version {version}; this program supports versions "
                    + $"up to {Newest}. Start the newer program.");
            if (version < Newest)
                Migrate(database.ConnectionString + ";Pooling=False");
            await RunAsync(connection, $"SELECT pg_advisory_unlock({Lock})", cancellation);
            return Newest;
        }
        catch (NpgsqlException exception)
        {
            throw new InvalidOperationException(
                $"The Platform database {database.Name} cannot be used: {exception.Message.TrimEnd('.')}. "
                + "Check ConnectionStrings:Platform.",
                exception);
        }
    }

    private static void Migrate(string connectionString)
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddFluentMigratorCore()
            .AddSingleton<IMigrationSourceItem>(new MigrationTypes(typeof(CreatePostgresTables), typeof(HashPostgresKeys)))
            .ConfigureRunner(runner => runner.AddPostgres()
                .WithGlobalConnectionString(connectionString).WithVersionTable(new VersionTable()))
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
    }

    private static async Task<long> VersionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (await ScalarAsync(connection, "SELECT to_regclass('platform_schema')::text", cancellation) is not string)
            return 0;
        return await ScalarAsync(connection, "SELECT max(version) FROM platform_schema", cancellation) as long? ?? 0;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string text, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(text, connection);
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string text, CancellationToken cancellation)
    {
        // Another process's upgrade may take long.
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

[Migration(3, "Messages stored once, mailboxes with a sequence of changes, accounts")]
internal sealed class CreatePostgresTables : ForwardOnlyMigration
{
    public override void Up() => Execute.Sql(PostgresTables.Create);
}

[Migration(4, "Idempotency keys found by a hash")]
internal sealed class HashPostgresKeys : ForwardOnlyMigration
{
    public override void Up() => Execute.Sql(PostgresTables.HashKeys);
}
