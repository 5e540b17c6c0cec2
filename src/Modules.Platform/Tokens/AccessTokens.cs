using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using LinqToDB;
using LinqToDB.Async;
using PhalNet;

namespace Modules.Platform;

internal sealed class AccessTokens(PlatformDatabase database, WriteQueue queue, TimeProvider time)
{
    /// <summary>The token's record, or null when it is unknown or has expired.</summary>
    public async Task<AccessTokenRow?> FindValidAsync(
        string token,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "")
    {
        var hash = Hash(token);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        await using var tables = await database.OpenAsync(trace, new(file, line, member), cancellation);
        return await tables.Tokens.FirstOrDefaultAsync(row => row.TokenHash == hash && row.ExpireAt > now, cancellation);
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
        var row = new AccessTokenRow
        {
            TokenHash = Hash(token),
            MemberUuid = memberUuid,
            AppKey = appKey,
            ExpireAt = expires.ToUnixTimeSeconds(),
        };
        return queue.WriteAsync(tables => tables.Insert(row), trace, new(file, line, member), cancellation);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
