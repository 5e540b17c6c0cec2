using System.Data.Common;

namespace Modules.Platform;

internal sealed class SqliteDataSource(string connectionString) : DbDataSource
{
    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection() => new DurableSqliteConnection(connectionString);
}
