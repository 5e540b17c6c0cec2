using System.Data.Common;
using System.Runtime.CompilerServices;
using PhalNet;

namespace Modules.Platform;

/// <summary>Applications, members and access tokens in a database.</summary>
internal sealed class SqlAccountStore(IStatementRunner runner, ITokenLookup? tokens = null) : IAccountStore
{
    public Task<Application?> FindApplicationAsync(string key, CallTrace trace, CancellationToken cancellation) =>
        FindAsync(AccountSql.FindApplication(key), AccountSql.ReadApplication, trace, cancellation).AsTask();

    public Task<IReadOnlyList<Application>> ListApplicationsAsync(CancellationToken cancellation) =>
        ListAsync(AccountSql.ListApplications(), AccountSql.ReadApplication, cancellation);

    public Task AddApplicationAsync(Application application, CancellationToken cancellation) =>
        ExecuteAsync([AccountSql.Add(application)], CallTrace.None, cancellation);

    public Task<bool> ChangeSecretAsync(string key, string secretHash, bool keepPresent, CancellationToken cancellation) =>
        ChangeAsync(AccountSql.ChangeSecret(key, secretHash, keepPresent), CallTrace.None, cancellation);

    public Task<bool> ChangeApplicationAsync(string key, bool? isEnabled, string? services, CancellationToken cancellation) =>
        ChangeAsync(AccountSql.Change(key, isEnabled, services), CallTrace.None, cancellation);

    public Task<Member?> FindMemberAsync(string uuid, CallTrace trace, CancellationToken cancellation) =>
        FindAsync(AccountSql.FindMember(uuid), AccountSql.ReadMember, trace, cancellation).AsTask();

    public Task<Member?> FindAccountAsync(string account, CallTrace trace, CancellationToken cancellation) =>
        FindAsync(AccountSql.FindAccount(account), AccountSql.ReadMember, trace, cancellation).AsTask();

    public Task<IReadOnlyList<Member>> ListMembersAsync(string after, int count, CancellationToken cancellation) =>
        ListAsync(AccountSql.ListMembers(after, count), AccountSql.ReadMember, cancellation);

    public Task<bool> AddMemberAsync(Member member, CancellationToken cancellation) =>
        ChangeAsync(AccountSql.Add(member), CallTrace.None, cancellation);

    public Task SetPasswordAsync(string uuid, string passwordHash, bool keepTokens, CallTrace trace, CancellationToken cancellation)
    {
        var password = AccountSql.SetPassword(uuid, passwordHash);
        return ExecuteAsync(keepTokens ? [password] : [AccountSql.RevokeOfMember(uuid), password], trace, cancellation);
    }

    public Task<bool> ChangeMemberAsync(string uuid, bool isEnabled, CancellationToken cancellation) =>
        ChangeAsync(AccountSql.Change(uuid, isEnabled), CallTrace.None, cancellation);

    public Task AddTokenAsync(AccessToken token, CallTrace trace, CancellationToken cancellation) =>
        ExecuteAsync([AccountSql.RemoveExpired(token.CreatedAt), AccountSql.Add(token)], trace, cancellation);

    public ValueTask<TokenHolder?> FindTokenAsync(string hash, long now, CallTrace trace, CancellationToken cancellation) =>
        tokens is null || trace.IsEnabled
            ? FindAsync(AccountSql.FindToken(hash, now), AccountSql.ReadHolder, trace, cancellation)
            : new(tokens.FindAsync(hash, now, cancellation));

    public Task ReplaceTokenAsync(string hash, long expireAt, AccessToken token, CallTrace trace, CancellationToken cancellation) =>
        ExecuteAsync([AccountSql.Shorten(hash, expireAt), AccountSql.Add(token)], trace, cancellation);

    public Task<bool> RevokeTokenAsync(string hash, CallTrace trace, CancellationToken cancellation) =>
        ChangeAsync(AccountSql.Revoke(hash), trace, cancellation);

    public Task<int> RevokeTokensAsync(string? appKey, string? memberUuid, CancellationToken cancellation) => ExecuteAsync(
        [
            (appKey, memberUuid) switch
            {
                ({ } key, { } uuid) => AccountSql.RevokeOf(key, uuid),
                ({ } key, null) => AccountSql.RevokeOfApplication(key),
                (null, { } uuid) => AccountSql.RevokeOfMember(uuid),
                _ => throw new ArgumentException("Whose tokens?"),
            },
        ],
        CallTrace.None,
        cancellation);

    // Usually the row is available immediately, and nothing needs to be awaited.
    private ValueTask<T?> FindAsync<T>(
        Statement statement,
        Func<DbDataReader, T> read,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") where T : class
    {
        var rows = runner.QueryAsync(statement, read, trace, new(file, line, member), cancellation);
        return rows.IsCompletedSuccessfully ? new(rows.Result.FirstOrDefault()) : AwaitAsync(rows);
    }

    private static async ValueTask<T?> AwaitAsync<T>(ValueTask<List<T>> rows) where T : class => (await rows).FirstOrDefault();

    private async Task<IReadOnlyList<T>> ListAsync<T>(
        Statement statement, Func<DbDataReader, T> read, CancellationToken cancellation) =>
        await runner.QueryAsync(statement, read, CallTrace.None, default, cancellation);

    private async Task<bool> ChangeAsync(
        Statement statement,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        await ExecuteAsync([statement], trace, cancellation, file, line, member) > 0;

    private Task<int> ExecuteAsync(
        IReadOnlyList<Statement> statements,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        runner.ExecuteAsync(statements, trace, new(file, line, member), cancellation);
}
