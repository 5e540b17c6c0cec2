using LinqToDB;
using LinqToDB.Data;
using LinqToDB.Mapping;

namespace Modules.Platform;

/// <summary>The tables, on one connection.</summary>
internal sealed class PlatformTables(DataOptions options) : DataConnection(options)
{
    public ITable<ChatMessageRow> Messages => this.GetTable<ChatMessageRow>();

    public ITable<AccessTokenRow> Tokens => this.GetTable<AccessTokenRow>();
}

/// <summary>One message in one mailbox.</summary>
[Table("chat_message")]
internal sealed class ChatMessageRow
{
    public const string Sent = "out";
    public const string Received = "in";

    [Column("id"), PrimaryKey, Identity]
    public long Id { get; set; }

    /// <summary>The member whose mailbox it is.</summary>
    [Column("uuid"), NotNull]
    public required string Uuid { get; set; }

    /// <summary>The member at the other end, whichever way the message went.</summary>
    [Column("chat_message_to_uuid"), NotNull]
    public required string PeerUuid { get; set; }

    [Column("chat_message_type"), NotNull]
    public required string Type { get; set; }

    [Column("chat_message_data"), NotNull]
    public required string Data { get; set; }

    [Column("chat_message_is_read")]
    public int IsRead { get; set; }

    /// <summary><see cref="Sent"/> or <see cref="Received"/>, as seen by the mailbox's owner.</summary>
    [Column("chat_message_io"), NotNull]
    public required string Direction { get; set; }

    [Column("ext_data")]
    public string? ExtData { get; set; }

    /// <summary>Seconds since 1970, UTC.</summary>
    [Column("add_time")]
    public long AddTime { get; set; }
}

/// <summary>An access token, known by its hash only: who reads the database cannot act for a member.</summary>
[Table("access_token")]
internal sealed class AccessTokenRow
{
    /// <summary>SHA-256 of the token's UTF-8 bytes, in lower-case hexadecimal digits.</summary>
    [Column("token_hash"), PrimaryKey]
    public required string TokenHash { get; set; }

    [Column("member_uuid"), NotNull]
    public required string MemberUuid { get; set; }

    [Column("app_key"), NotNull]
    public required string AppKey { get; set; }

    /// <summary>Seconds since 1970, UTC; from then on the token is not valid.</summary>
    [Column("expire_at")]
    public long ExpireAt { get; set; }
}
