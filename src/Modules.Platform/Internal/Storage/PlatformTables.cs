using LinqToDB;
using LinqToDB.Data;
using Modules.Platform.Internal.Messaging;
using Modules.Platform.Internal.Tokens;

namespace Modules.Platform.Internal.Storage;

/// <summary>The tables, on one connection.</summary>
internal sealed class PlatformTables(DataOptions options) : DataConnection(options)
{
    public ITable<ChatMessageRow> ChatMessages => this.GetTable<ChatMessageRow>();

    public ITable<AccessTokenRow> AccessTokens => this.GetTable<AccessTokenRow>();
}
