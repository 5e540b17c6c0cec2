using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Stores applications, members and access tokens. When a task completes, its changes survive a crash of the process and of the machine.
/// </summary>
internal interface IAccountStore
{
    Task<Application?> FindApplicationAsync(string key, CallTrace trace, CancellationToken cancellation);

    /// <summary>All applications, oldest first.</summary>
    Task<IReadOnlyList<Application>> ListApplicationsAsync(CancellationToken cancellation);

    Task AddApplicationAsync(Application application, CancellationToken cancellation);

    /// <summary>Sets a new secret for an application; false if there is no such application.</summary>
    /// <param name="key">The application.</param>
    /// <param name="secretHash">The hash of the new secret.</param>
    /// <param name="keepPresent">Whether the current secret stays valid as well.</param>
    /// <param name="cancellation">Cancels the write if it has not begun.</param>
    Task<bool> ChangeSecretAsync(string key, string secretHash, bool keepPresent, CancellationToken cancellation);

    /// <summary>Changes the rights of an application; null leaves a value unchanged. False if there is no such application.</summary>
    Task<bool> ChangeApplicationAsync(string key, bool? isEnabled, string? services, CancellationToken cancellation);

    Task<Member?> FindMemberAsync(string uuid, CallTrace trace, CancellationToken cancellation);

    /// <param name="account">The account as <see cref="AccountName.Normalise"/> returns it.</param>
    /// <param name="trace">The trace that records the statements.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    Task<Member?> FindAccountAsync(string account, CallTrace trace, CancellationToken cancellation);

    /// <summary>Members ordered by uuid, starting after the given one.</summary>
    Task<IReadOnlyList<Member>> ListMembersAsync(string after, int count, CancellationToken cancellation);

    /// <summary>Adds a member; false if the uuid or the account is in use.</summary>
    Task<bool> AddMemberAsync(Member member, CancellationToken cancellation);

    /// <summary>Sets a member's password and revokes the member's tokens unless they are to be kept.</summary>
    Task SetPasswordAsync(string uuid, string passwordHash, bool keepTokens, CallTrace trace, CancellationToken cancellation);

    /// <summary>Enables or disables a member; false if there is none.</summary>
    Task<bool> ChangeMemberAsync(string uuid, bool isEnabled, CancellationToken cancellation);

    /// <summary>Adds a token, and deletes some expired ones.</summary>
    Task AddTokenAsync(AccessToken token, CallTrace trace, CancellationToken cancellation);

    /// <summary>The holder of a token that is valid at the given time; null for none.</summary>
    ValueTask<TokenHolder?> FindTokenAsync(string hash, long now, CallTrace trace, CancellationToken cancellation);

    /// <summary>Adds a token that replaces another one, which expires a little later.</summary>
    Task ReplaceTokenAsync(string hash, long expireAt, AccessToken token, CallTrace trace, CancellationToken cancellation);

    /// <summary>Revokes a token; false if there is none.</summary>
    Task<bool> RevokeTokenAsync(string hash, CallTrace trace, CancellationToken cancellation);

    /// <summary>Revokes all tokens of an application, of a member, or of a member in an application; returns their number.</summary>
    Task<int> RevokeTokensAsync(string? appKey, string? memberUuid, CancellationToken cancellation);
}
