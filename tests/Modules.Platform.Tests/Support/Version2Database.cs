using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Modules.Platform.Tests.Support;

/// <summary>A database as created by PhalNet 0.1.</summary>
internal sealed class Version2Database(string file)
{
    public void Make() => Make(typeof(CreateChatMessages), typeof(CreateAccessTokens));

    /// <summary>A database as created between the versions 0.1 and 0.2.</summary>
    public void MakeVersion3() => Make(typeof(CreateChatMessages), typeof(CreateAccessTokens), typeof(SplitMessages));

    private void Make(params Type[] migrations)
    {
        Run("PRAGMA journal_mode=WAL");
        using var services = new ServiceCollection().AddLogging().AddFluentMigratorCore()
            .AddSingleton<IMigrationSourceItem>(new MigrationTypes(migrations))
            .AddSingleton(new UpgradeProgress(NullLogger.Instance))
            .ConfigureRunner(runner => runner.AddSQLite().WithGlobalConnectionString($"Data Source={file};Pooling=False").WithVersionTable(new VersionTable()))
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
    }

    public void Insert(string sender, string recipient, string text, bool isRead)
    {
        foreach (var (owner, peer, io) in new[] { (sender, recipient, "out"), (recipient, sender, "in") })
            Run("INSERT INTO chat_message (uuid, chat_message_to_uuid, chat_message_type, chat_message_data, chat_message_is_read, chat_message_io, add_time) "
                + $"VALUES ('{owner}', '{peer}', 'text', '{text}', {(isRead && io == "in" ? 1 : 0)}, '{io}', 1700000000)");
    }

    public void Run(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
