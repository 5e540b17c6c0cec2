using System.Data.Common;

namespace Modules.Platform;

/// <summary>The statements about applications, members and access tokens.</summary>
internal static class AccountStatements
{
    private const int TokensAtOnce = 100;

    private const string Applications =
        "SELECT app_key, name, services, is_enabled, secret_hash, previous_secret_hash, created_at FROM application";

    private const string Members = "SELECT uuid, account, password_hash, is_enabled, created_at FROM member";

    public static Application? FindApplication(SqliteStatements statements, string key) =>
        statements.Query($"{Applications} WHERE app_key = $1", Application, key).FirstOrDefault();

    public static List<Application> ListApplications(SqliteStatements statements) =>
        statements.Query($"{Applications} ORDER BY created_at, app_key", Application);

    public static int Add(SqliteStatements statements, Application application) => statements.Execute(
        "INSERT INTO application (app_key, name, services, is_enabled, secret_hash, previous_secret_hash, created_at) "
        + "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        application.Key, application.Name, application.Services, application.IsEnabled ? 1 : 0, application.SecretHash,
        application.PreviousSecretHash, application.CreatedAt);

    public static bool ChangeSecret(SqliteStatements statements, string key, string hash, bool keepPresent) => statements.Execute(
        "UPDATE application SET previous_secret_hash = CASE WHEN $3 = 1 THEN secret_hash END, secret_hash = $2 WHERE app_key = $1",
        key, hash, keepPresent ? 1 : 0) > 0;

    public static bool Change(SqliteStatements statements, string key, bool? isEnabled, string? services) => statements.Execute(
        "UPDATE application SET is_enabled = coalesce($2, is_enabled), services = coalesce($3, services) WHERE app_key = $1",
        key, isEnabled is { } enabled ? (enabled ? 1 : 0) : null, services) > 0;

    public static Member? FindMember(SqliteStatements statements, string uuid) =>
        statements.Query($"{Members} WHERE uuid = $1", Member, uuid).FirstOrDefault();

    public static Member? FindAccount(SqliteStatements statements, string account) =>
        statements.Query($"{Members} WHERE account = $1", Member, account).FirstOrDefault();

    public static List<Member> ListMembers(SqliteStatements statements, string after, int count) =>
        statements.Query($"{Members} WHERE uuid > $1 ORDER BY uuid LIMIT $2", Member, after, count);

    public static bool Add(SqliteStatements statements, Member member) => statements.Execute(
        "INSERT INTO member (uuid, account, password_hash, is_enabled, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        member.Uuid, member.Account, member.PasswordHash, member.IsEnabled ? 1 : 0, member.CreatedAt) > 0;

    public static int SetPassword(SqliteStatements statements, string uuid, string hash, bool keepTokens)
    {
        if (!keepTokens)
            Revoke(statements, null, uuid);
        return statements.Execute("UPDATE member SET password_hash = $2 WHERE uuid = $1", uuid, hash);
    }

    public static bool Change(SqliteStatements statements, string uuid, bool isEnabled) =>
        statements.Execute("UPDATE member SET is_enabled = $2 WHERE uuid = $1", uuid, isEnabled ? 1 : 0) > 0;

    public static int Add(SqliteStatements statements, AccessToken token)
    {
        statements.Execute(
            "DELETE FROM access_token WHERE token_hash IN (SELECT token_hash FROM access_token WHERE expire_at <= $1 LIMIT $2)",
            token.CreatedAt, TokensAtOnce);
        return statements.Execute(
            "INSERT INTO access_token (token_hash, app_key, member_uuid, created_at, expire_at) VALUES ($1, $2, $3, $4, $5)",
            token.Hash, token.AppKey, token.MemberUuid, token.CreatedAt, token.ExpireAt);
    }

    public static int Replace(SqliteStatements statements, string hash, long expireAt, AccessToken token)
    {
        statements.Execute("UPDATE access_token SET expire_at = min(expire_at, $2) WHERE token_hash = $1", hash, expireAt);
        return Add(statements, token);
    }

    public static TokenHolder? FindToken(SqliteStatements statements, string hash, long now) => statements.Query(
        "SELECT t.app_key, a.services, t.member_uuid, m.is_enabled, t.expire_at FROM access_token t "
        + "LEFT JOIN application a ON a.app_key = t.app_key AND a.is_enabled = 1 LEFT JOIN member m ON m.uuid = t.member_uuid "
        + "WHERE t.token_hash = $1 AND t.expire_at > $2",
        row => new TokenHolder(
            row.GetString(0), Text(row, 1), Text(row, 2), !row.IsDBNull(3) && row.GetInt64(3) != 0, row.GetInt64(4)),
        hash, now).FirstOrDefault();

    public static bool Revoke(SqliteStatements statements, string hash) =>
        statements.Execute("DELETE FROM access_token WHERE token_hash = $1", hash) > 0;

    public static int Revoke(SqliteStatements statements, string? appKey, string? memberUuid) => statements.Execute(
        "DELETE FROM access_token WHERE app_key = coalesce($1, app_key) AND ($2 IS NULL OR member_uuid = $2)", appKey, memberUuid);

    private static Application Application(DbDataReader row) => new()
    {
        Key = row.GetString(0),
        Name = row.GetString(1),
        Services = row.GetString(2),
        IsEnabled = row.GetInt64(3) != 0,
        SecretHash = Text(row, 4),
        PreviousSecretHash = Text(row, 5),
        CreatedAt = row.GetInt64(6),
    };

    private static Member Member(DbDataReader row) => new()
    {
        Uuid = row.GetString(0),
        Account = Text(row, 1),
        PasswordHash = Text(row, 2),
        IsEnabled = row.GetInt64(3) != 0,
        CreatedAt = row.GetInt64(4),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
