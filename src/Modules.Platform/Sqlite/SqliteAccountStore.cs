using System.Runtime.CompilerServices;
using PhalNet;

namespace Modules.Platform;

/// <summary>Applications, members and access tokens in the SQLite file.</summary>
internal sealed class SqliteAccountStore(SqliteReaders readers, ISqliteWrites writes) : IAccountStore
{
    public Task<Application?> FindApplicationAsync(string key, CallTrace trace, CancellationToken cancellation) =>
        ReadAsync(statements => AccountStatements.FindApplication(statements, key), trace);

    public Task<IReadOnlyList<Application>> ListApplicationsAsync(CancellationToken cancellation) =>
        ReadAsync<IReadOnlyList<Application>>(AccountStatements.ListApplications, CallTrace.None);

    public Task AddApplicationAsync(Application application, CancellationToken cancellation) =>
        WriteAsync(statements => AccountStatements.Add(statements, application), CallTrace.None, cancellation);

    public Task<bool> ChangeSecretAsync(string key, string secretHash, bool keepPresent, CancellationToken cancellation) => WriteAsync(
        statements => AccountStatements.ChangeSecret(statements, key, secretHash, keepPresent), CallTrace.None, cancellation);

    public Task<bool> ChangeApplicationAsync(string key, bool? isEnabled, string? services, CancellationToken cancellation) =>
        WriteAsync(statements => AccountStatements.Change(statements, key, isEnabled, services), CallTrace.None, cancellation);

    public Task<Member?> FindMemberAsync(string uuid, CallTrace trace, CancellationToken cancellation) =>
        ReadAsync(statements => AccountStatements.FindMember(statements, uuid), trace);

    public Task<Member?> FindAccountAsync(string account, CallTrace trace, CancellationToken cancellation) =>
        ReadAsync(statements => AccountStatements.FindAccount(statements, account), trace);

    public Task<IReadOnlyList<Member>> ListMembersAsync(string after, int count, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyList<Member>>(statements => AccountStatements.ListMembers(statements, after, count), CallTrace.None);

    public Task<bool> AddMemberAsync(Member member, CancellationToken cancellation) =>
        WriteAsync(statements => AccountStatements.Add(statements, member), CallTrace.None, cancellation);

    public Task SetPasswordAsync(string uuid, string passwordHash, bool keepTokens, CallTrace trace, CancellationToken cancellation) =>
        WriteAsync(statements => AccountStatements.SetPassword(statements, uuid, passwordHash, keepTokens), trace, cancellation);

    public Task<bool> ChangeMemberAsync(string uuid, bool isEnabled, CancellationToken cancellation) =>
        WriteAsync(statements => AccountStatements.Change(statements, uuid, isEnabled), CallTrace.None, cancellation);

    public Task AddTokenAsync(AccessToken token, CallTrace trace, CancellationToken cancellation) =>
        WriteAsync(statements => AccountStatements.Add(statements, token), trace, cancellation);

    public ValueTask<TokenHolder?> FindTokenAsync(string hash, long now, CallTrace trace, CancellationToken cancellation) =>
        new(Read(statements => AccountStatements.FindToken(statements, hash, now), trace));

    public Task ReplaceTokenAsync(string hash, long expireAt, AccessToken token, CallTrace trace, CancellationToken cancellation) =>
        WriteAsync(statements => AccountStatements.Replace(statements, hash, expireAt, token), trace, cancellation);

    public Task<bool> RevokeTokenAsync(string hash, CallTrace trace, CancellationToken cancellation) =>
        WriteAsync(statements => AccountStatements.Revoke(statements, hash), trace, cancellation);

    public Task<int> RevokeTokensAsync(string? appKey, string? memberUuid, CancellationToken cancellation) =>
        WriteAsync(statements => AccountStatements.Revoke(statements, appKey, memberUuid), CallTrace.None, cancellation);

    private Task<T> WriteAsync<T>(
        Func<SqliteStatements, T> write,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        writes.WriteAsync(write, null, trace, new(file, line, member), cancellation);

    private Task<T> ReadAsync<T>(
        Func<SqliteStatements, T> read,
        CallTrace trace,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        Task.FromResult(Read(read, trace, file, line, member));

    private T Read<T>(
        Func<SqliteStatements, T> read,
        CallTrace trace,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        readers.Read(read, trace, new(file, line, member));
}
