using Microsoft.Extensions.Options;
using PhalNet;

namespace Modules.Platform;

/// <summary>Issues access tokens and finds their holders.</summary>
internal sealed class AccessTokens(IAccountStore store, IOptions<PlatformOptions> options, TimeProvider time)
{
    // Requests sent with the old token during the replacement may still arrive.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private readonly TimeSpan _lifetime = TimeSpan.FromHours(options.Value.AccessTokenHours);

    public async Task<IssuedToken> IssueAsync(string appKey, string? memberUuid, CallTrace trace, CancellationToken cancellation)
    {
        var (text, token) = New(appKey, memberUuid);
        await store.AddTokenAsync(token, trace, cancellation);
        return new(text, token.ExpireAt);
    }

    /// <summary>The holder of a token; null for one that is unknown, expired or revoked.</summary>
    public ValueTask<TokenHolder?> FindAsync(string token, CallTrace trace, CancellationToken cancellation) => Credential.IsBroken(token)
        ? new((TokenHolder?)null)
        : store.FindTokenAsync(Credential.Hash(token), Now(), trace, cancellation);

    /// <summary>Issues a token that replaces a valid one, which expires a minute later.</summary>
    public async Task<IssuedToken> RefreshAsync(string present, TokenHolder holder, CallTrace trace, CancellationToken cancellation)
    {
        var (text, token) = New(holder.AppKey, holder.MemberUuid);
        var until = Math.Min(holder.ExpireAt, token.CreatedAt + (long)Overlap.TotalSeconds);
        await store.ReplaceTokenAsync(Credential.Hash(present), until, token, trace, cancellation);
        return new(text, token.ExpireAt);
    }

    /// <summary>Revokes a token; false if it does not exist.</summary>
    public Task<bool> RevokeAsync(string token, CallTrace trace, CancellationToken cancellation) =>
        store.RevokeTokenAsync(Credential.Hash(token), trace, cancellation);

    private (string Text, AccessToken Token) New(string appKey, string? memberUuid)
    {
        var (text, now) = (Credential.NewToken(), Now());
        return (text, new(Credential.Hash(text), appKey, memberUuid, now, now + (long)_lifetime.TotalSeconds));
    }

    private long Now() => time.GetUtcNow().ToUnixTimeSeconds();
}

/// <summary>A token that was just issued; its text is not stored anywhere.</summary>
internal sealed record IssuedToken(string Text, long ExpireAt);
