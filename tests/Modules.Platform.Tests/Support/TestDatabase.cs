using Npgsql;

namespace Modules.Platform.Tests.Support;

/// <summary>The kind of database that a suite runs on; each host has a separate database.</summary>
public abstract class TestDatabase
{
    public static TestDatabase Sqlite { get; } = new SqliteDatabase();

    public static TestDatabase Postgres { get; } = new PostgresDatabase();

    internal async Task<PlatformHost> StartAsync(string environment = "Development", params (string Name, string Value)[] settings) =>
        await PlatformHost.StartAsync(environment, null, [.. await SettingsAsync(), .. settings]);

    internal Task<PlatformHost> StartAsync(params (string Name, string Value)[] settings) => StartAsync("Development", settings);

    /// <summary>The settings of a new database.</summary>
    public abstract Task<(string Name, string Value)[]> SettingsAsync();

    private sealed class SqliteDatabase : TestDatabase
    {
        public override Task<(string Name, string Value)[]> SettingsAsync() => Task.FromResult<(string, string)[]>([]);
    }

    private sealed class PostgresDatabase : TestDatabase
    {
        // It ends with the process.
        private readonly Lazy<Task<PostgreSqlServer>> _server = new(PostgreSqlServer.StartAsync);
        private int _count;

        public override async Task<(string Name, string Value)[]> SettingsAsync()
        {
            Assert.SkipWhen(PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
            var server = await _server.Value;
            var name = $"test_{Interlocked.Increment(ref _count)}";
            await using var connection = new NpgsqlConnection(server.ConnectionString("postgres"));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
            await command.ExecuteNonQueryAsync();
            return [("Platform:Database", "postgresql"), ("ConnectionStrings:Platform", server.ConnectionString(name))];
        }
    }
}
