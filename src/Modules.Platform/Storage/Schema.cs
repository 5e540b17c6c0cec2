using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;
using Microsoft.Extensions.DependencyInjection;

namespace Modules.Platform;

/// <summary>Creates and changes the tables. Each change is a migration of its own, never edited once it has shipped.</summary>
internal static class Schema
{
    /// <summary>Runs the migrations that the database has not seen yet; gives the version it is at.</summary>
    public static long BringUpToDate(string connectionString)
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddFluentMigratorCore()
            .AddSingleton<IMigrationSourceItem, MigrationTypes>()
            .ConfigureRunner(runner => runner.AddSQLite().WithGlobalConnectionString(connectionString).WithVersionTable(new VersionTable()))
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        var runner = scope.ServiceProvider.GetRequiredService<IMigrationRunner>();
        runner.MigrateUp();
        return scope.ServiceProvider.GetRequiredService<IVersionLoader>().VersionInfo.Latest();
    }

    // Migrations are no public types, so the runner cannot find them by itself.
    private sealed class MigrationTypes : IMigrationSourceItem
    {
        public IEnumerable<Type> MigrationTypeCandidates { get; } = [typeof(CreateChatMessages), typeof(CreateAccessTokens)];
    }
}

/// <summary>Where the schema's version is noted: in a table of the module's own, for a database may serve several modules.</summary>
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
