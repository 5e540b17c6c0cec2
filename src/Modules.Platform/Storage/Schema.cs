using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Modules.Platform;

/// <summary>Creates and upgrades the tables. Each change is a separate migration, never edited after its release.</summary>
internal static class Schema
{
    private const long Newest = 4;

    /// <summary>
    /// Runs the migrations that are missing in the database, after a backup of a database that contains data; returns its version.
    /// Processes that start together run them once.
    /// </summary>
    /// <exception cref="InvalidOperationException">The database is of a newer version.</exception>
    public static async Task<long> BringUpToDateAsync(SqliteFile file, ILogger logger, CancellationToken cancellation)
    {
        using var turn = await FileLock.TakeAsync(file.Beside("upgrade"), cancellation);
        var version = Version(file);
        if (version > Newest)
            throw new InvalidOperationException(
                $"The Platform database {file.Path} has the schema version {version}; this program supports versions up to {Newest}. "
                + "Start the newer program, or restore the copy that the upgrade made next to the database.");
        if (version == Newest)
            return version;

        if (version > 0)
            PlatformLog.Upgrading(logger, version, Newest, Copy(file, version));
        return Migrate(file, logger);
    }

    private static long Migrate(SqliteFile file, ILogger logger)
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddFluentMigratorCore()
            .AddSingleton<IMigrationSourceItem>(
                new MigrationTypes(typeof(CreateChatMessages), typeof(CreateAccessTokens), typeof(SplitMessages), typeof(MoveKeys)))
            .AddSingleton(new UpgradeProgress(logger))
            .Configure<RunnerOptions>(options => options.TransactionPerSession = true)
            .ConfigureRunner(runner => runner.AddSQLite()
                .WithGlobalConnectionString(file.ConnectionString(SqliteOpenMode.ReadWrite)).WithVersionTable(new VersionTable()))
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
        return scope.ServiceProvider.GetRequiredService<IVersionLoader>().VersionInfo.Latest();
    }

    private static long Version(SqliteFile file)
    {
        using var statements = new SqliteStatements(file.OpenForReading());
        return statements.Number("SELECT 1 FROM sqlite_master WHERE name = 'platform_schema'") is null
            ? 0
            : statements.Number("SELECT max(version) FROM platform_schema") ?? 0;
    }

    // Written under a temporary name first, so that an incomplete backup is not taken for a complete one.
    private static string Copy(SqliteFile file, long version)
    {
        var copy = $"{file.Path}.before-{version}";
        var unfinished = copy + ".unfinished";
        File.Delete(unfinished);
        using (var statements = new SqliteStatements(file.OpenForWriting()))
            statements.Execute("VACUUM INTO $1", unfinished);
        File.Move(unfinished, copy, overwrite: true);
        return copy;
    }
}

/// <summary>The migrations of a schema. They are not public types, so the runner cannot find them itself.</summary>
internal sealed class MigrationTypes(params IReadOnlyList<Type> types) : IMigrationSourceItem
{
    public IEnumerable<Type> MigrationTypeCandidates => types;
}

/// <summary>Where the schema's version is recorded: in a table of the module, because several modules may share a database.</summary>
internal sealed class VersionTable : IVersionTableMetaData
{
    public bool OwnsSchema => false;

    public string SchemaName => "";

    public string TableName => "platform_schema";

    public string ColumnName => "version";

    public string DescriptionColumnName => "description";

    public string UniqueIndexName => "platform_schema_version";

    public string AppliedOnColumnName => "applied_on";

    public bool CreateWithPrimaryKey => false;
}
