using LinqToDB;
using LinqToDB.Data;

namespace Modules.Platform;

/// <summary>The tables, on one connection.</summary>
internal sealed class PlatformTables(DataOptions options) : DataConnection(options)
{
    public ITable<ChatMessageRow> ChatMessages => this.GetTable<ChatMessageRow>();

    public ITable<AccessTokenRow> AccessTokens => this.GetTable<AccessTokenRow>();
}
