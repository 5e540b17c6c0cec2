using LinqToDB.Mapping;

namespace Modules.Platform;

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
