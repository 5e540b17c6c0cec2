using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using PhalNet;

namespace Modules.Platform;

/// <summary>What is known of a valid access token.</summary>
internal sealed record FoundToken(string AppKey, string? Member);

internal sealed class AccessTokens(SqliteReaders readers, WriteQueue queue, TimeProvider time)
{
    /// <summary>The token's record, or null when it is unknown or has expired.</summary>
    public FoundToken? FindValid(
        string token,
        CallTrace trace,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "")
    {
        var hash = Hash(token);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return readers.Read(
            statements => statements.Query(
                "SELECT app_key, member_uuid FROM access_token WHERE token_hash = $1 AND expire_at > $2",
                row => new FoundToken(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)),
                hash, now).FirstOrDefault(),
            trace,
            new(file, line, member));
    }

    public Task AddAsync(
        string token,
        string memberUuid,
        string appKey,
        DateTimeOffset expires,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "")
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return queue.WriteAsync(
            statements => statements.Execute(
                "INSERT INTO access_token (token_hash, app_key, member_uuid, created_at, expire_at) VALUES ($1, $2, $3, $4, $5)",
                Hash(token), appKey, memberUuid, now, expires.ToUnixTimeSeconds()),
            null, trace, new(file, line, member), cancellation);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
