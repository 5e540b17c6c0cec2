using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Keeps applications, members and access tokens. What a task has ended survives the end of the process and of the machine.
/// </summary>
internal interface IAccountStore
{
    Task<Application?> FindApplicationAsync(string key, CallTrace trace, CancellationToken cancellation);

    /// <summary>All applications, the oldest first.</summary>
    Task<IReadOnlyList<Application>> ListApplicationsAsync(CancellationToken cancellation);

    Task AddApplicationAsync(Application application, CancellationToken cancellation);

    /// <summary>Gives an application a new secret; false when there is no such application.</summary>
    /// <param name="key">The application.</param>
    /// <param name="secretHash">The hash of the new secret.</param>
    /// <param name="keepPresent">Whether the present secret stays valid beside it.</param>
    /// <param name="cancellation">Gives it up as long as it is not begun.</param>
    Task<bool> ChangeSecretAsync(string key, string secretHash, bool keepPresent, CancellationToken cancellation);

    /// <summary>Changes what an application may do; what is null stays. False when there is no such application.</summary>
    Task<bool> ChangeApplicationAsync(string key, bool? isEnabled, string? services, CancellationToken cancellation);

    Task<Member?> FindMemberAsync(string uuid, CallTrace trace, CancellationToken cancellation);

    /// <param name="account">The account as <see cref="AccountName.Normalise"/> gives it.</param>
    /// <param name="trace">Where the statements go.</param>
    /// <param name="cancellation">Gives it up.</param>
    Task<Member?> FindAccountAsync(string account, CallTrace trace, CancellationToken cancellation);

    /// <summary>Members in the order of their uuids, from after one.</summary>
    Task<IReadOnlyList<Member>> ListMembersAsync(string after, int count, CancellationToken cancellation);

    /// <summary>Adds a member; false when the uuid or the account is in use.</summary>
    Task<bool> AddMemberAsync(Member member, CancellationToken cancellation);

    /// <summary>Sets a member's password. The member's tokens end unless they are to stay.</summary>
    Task SetPasswordAsync(string uuid, string passwordHash, bool keepTokens, CallTrace trace, CancellationToken cancellation);

    /// <summary>Enables or disables a member; false when there is none.</summary>
    Task<bool> ChangeMemberAsync(string uuid, bool isEnabled, CancellationToken cancellation);

    /// <summary>Adds a token, and clears some away that have expired.</summary>
    Task AddTokenAsync(AccessToken token, CallTrace trace, CancellationToken cancellation);

    /// <summary>Who has a token that is valid at a time; null for none.</summary>
    ValueTask<TokenHolder?> FindTokenAsync(string hash, long now, CallTrace trace, CancellationToken cancellation);

    /// <summary>Adds a token in the place of another one, which ends a little later.</summary>
    Task ReplaceTokenAsync(string hash, long expireAt, AccessToken token, CallTrace trace, CancellationToken cancellation);

    /// <summary>Ends a token; false when there is none.</summary>
    Task<bool> RevokeTokenAsync(string hash, CallTrace trace, CancellationToken cancellation);

    /// <summary>Ends all tokens of an application, of a member, or of a member in an application; gives their number.</summary>
    Task<int> RevokeTokensAsync(string? appKey, string? memberUuid, CancellationToken cancellation);
}
