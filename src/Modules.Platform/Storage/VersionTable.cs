using FluentMigrator.Runner.VersionTableInfo;

namespace Modules.Platform;

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
