using System.Data.Common;

namespace Modules.Platform;

/// <summary>The statements for applications, members and access tokens.</summary>
internal static class AccountSql
{
    private const int TokensAtOnce = 100;

    private const string Applications =
        "SELECT app_key, name, services, is_enabled, secret_hash, previous_secret_hash, created_at FROM application";

    private const string Members = "SELECT uuid, account, password_hash, is_enabled, created_at FROM member";

    private const string Tokens =
        "SELECT t.app_key, a.services, t.member_uuid, m.is_enabled, t.expire_at, t.token_hash FROM access_token t "
        + "LEFT JOIN application a ON a.app_key = t.app_key AND a.is_enabled = 1 LEFT JOIN member m ON m.uuid = t.member_uuid";

    public static Statement FindApplication(string key) => new($"{Applications} WHERE app_key = $1", key);

    public static Statement ListApplications() => new($"{Applications} ORDER BY created_at, app_key");

    public static Statement Add(Application application) => new(
        "INSERT INTO application (app_key, name, services, is_enabled, secret_hash, previous_secret_hash, created_at) "
        + "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        application.Key, application.Name, application.Services, Number(application.IsEnabled), application.SecretHash,
        application.PreviousSecretHash, application.CreatedAt);

    public static Statement ChangeSecret(string key, string hash, bool keepPresent) => new(
        "UPDATE application SET previous_secret_hash = CASE WHEN $3 = 1 THEN secret_hash END, secret_hash = $2 WHERE app_key = $1",
        key, hash, Number(keepPresent));

    public static Statement Change(string key, bool? isEnabled, string? services) => new(
        "UPDATE application SET is_enabled = coalesce($2, is_enabled), services = coalesce($3, services) WHERE app_key = $1",
        key, isEnabled is { } enabled ? Number(enabled) : null, services);

    public static Statement FindMember(string uuid) => new($"{Members} WHERE uuid = $1", uuid);

    public static Statement FindAccount(string account) => new($"{Members} WHERE account = $1", account);

    public static Statement ListMembers(string after, int count) => new($"{Members} WHERE uuid > $1 ORDER BY uuid LIMIT $2", after, count);

    public static Statement Add(Member member) => new(
        "INSERT INTO member (uuid, account, password_hash, is_enabled, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        member.Uuid, member.Account, member.PasswordHash, Number(member.IsEnabled), member.CreatedAt);

    public static Statement SetPassword(string uuid, string hash) =>
        new("UPDATE member SET password_hash = $2 WHERE uuid = $1", uuid, hash);

    public static Statement Change(string uuid, bool isEnabled) =>
        new("UPDATE member SET is_enabled = $2 WHERE uuid = $1", uuid, Number(isEnabled));

    public static Statement RemoveExpired(long now) => new(
        "DELETE FROM access_token WHERE token_hash IN (SELECT token_hash FROM access_token WHERE expire_at <= $1 LIMIT $2)",
        now, TokensAtOnce);

    public static Statement Add(AccessToken token) => new(
        "INSERT INTO access_token (token_hash, app_key, member_uuid, created_at, expire_at) VALUES ($1, $2, $3, $4, $5)",
        token.Hash, token.AppKey, token.MemberUuid, token.CreatedAt, token.ExpireAt);

    public static Statement Shorten(string hash, long expireAt) => new(
        "UPDATE access_token SET expire_at = $2 WHERE token_hash = $1 AND expire_at > $2", hash, expireAt);

    public static Statement FindToken(string hash, long now) => new($"{Tokens} WHERE t.token_hash = $1 AND t.expire_at > $2", hash, now);

    /// <summary>Tokens of which some may have expired, for PostgreSQL.</summary>
    public static Statement FindTokens(string[] hashes) => new($"{Tokens} WHERE t.token_hash = ANY($1)", (object)hashes);

    public static Statement Revoke(string hash) => new("DELETE FROM access_token WHERE token_hash = $1", hash);

    public static Statement RevokeOfMember(string uuid) => new("DELETE FROM access_token WHERE member_uuid = $1", uuid);

    public static Statement RevokeOfApplication(string key) => new("DELETE FROM access_token WHERE app_key = $1", key);

    public static Statement RevokeOf(string key, string uuid) =>
        new("DELETE FROM access_token WHERE app_key = $1 AND member_uuid = $2", key, uuid);

    public static Application ReadApplication(DbDataReader row) => new()
    {
        Key = row.GetString(0),
        Name = row.GetString(1),
        Services = row.GetString(2),
        IsEnabled = row.GetInt64(3) != 0,
        SecretHash = Text(row, 4),
        PreviousSecretHash = Text(row, 5),
        CreatedAt = row.GetInt64(6),
    };

    public static Member ReadMember(DbDataReader row) => new()
    {
        Uuid = row.GetString(0),
        Account = Text(row, 1),
        PasswordHash = Text(row, 2),
        IsEnabled = row.GetInt64(3) != 0,
        CreatedAt = row.GetInt64(4),
    };

    public static TokenHolder ReadHolder(DbDataReader row) => new(
        row.GetString(0), Text(row, 1), Text(row, 2), !row.IsDBNull(3) && row.GetInt64(3) != 0, row.GetInt64(4));

    public static FoundToken ReadToken(DbDataReader row) => new(row.GetString(5), ReadHolder(row));

    // Both databases store it as a small integer.
    private static int Number(bool value) => value ? 1 : 0;

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
