using System.ComponentModel.DataAnnotations;
using PhalNet;

namespace Modules.Platform;

/// <summary>Access tokens for applications and members.</summary>
[Service("App.Auth")]
internal sealed class Auth(IAccountStore store, AccessTokens tokens, TokenRules rules, Logins logins, LocalTime time) : TokenService
{
    /// <summary>Get an access token</summary>
    /// <remarks>
    /// For servers that keep the application's secret. Without <c>uuid</c> the token belongs to the application itself, which can use it to
    /// log members in; with <c>uuid</c> it belongs to that member.
    /// </remarks>
    /// <param name="appKey" example="3xk8w1q0zt5n7c2v9b4m">The key of the application.</param>
    /// <param name="appSecret" example="pns_SECRET">The secret of the application.</param>
    /// <param name="uuid" example="12345678123456781234567812345678">The member to act as; none when empty.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>The token.</returns>
    /// <exception cref="CallException">407: the application is unknown or disabled, or its secret is wrong.</exception>
    /// <exception cref="CallException">408: the member is unknown or disabled.</exception>
    /// <example>{"access_token": "pnt_TOKEN", "expire_at": 1767225600, "expire_time": "2026-01-01 00:00:00"}</example>
    public async Task<TokenReply> ApplyToken(
        [Param("app_key"), StringLength(64)] string appKey,
        [Param("app_secret"), StringLength(256), Sensitive] string appSecret,
        ICallContext call,
        [Param("uuid"), StringLength(32, MinimumLength = 32), RegularExpression("[0-9A-Za-z]{32}")] string? uuid = null)
    {
        var application = await store.FindApplicationAsync(appKey, call.Trace, call.Cancellation);
        if (application is null
            || !(Credential.Matches(appSecret, application.SecretHash) | Credential.Matches(appSecret, application.PreviousSecretHash)))
            throw new BadRequestException("application.wrong", 7);
        if (!application.IsEnabled)
            throw new BadRequestException("application.unknown", 7);

        var member = uuid is { Length: > 0 } ? uuid : null;
        if (member is not null && await store.FindMemberAsync(member, call.Trace, call.Cancellation) is not { IsEnabled: true })
            throw new BadRequestException("member.unknown", 8);
        return Reply(await tokens.IssueAsync(appKey, member, call.Trace, call.Cancellation));
    }

    /// <summary>Renew an access token</summary>
    /// <remarks>Issues a new token for the same application and member. The current one expires a minute later.</remarks>
    /// <param name="call">The call being served.</param>
    /// <returns>The new token.</returns>
    /// <exception cref="CallException">406: the access token is missing, unknown, expired or revoked.</exception>
    /// <exception cref="CallException">407: the application is unknown or disabled.</exception>
    /// <exception cref="CallException">408: the member is unknown or disabled.</exception>
    /// <example>{"access_token": "pnt_TOKEN", "expire_at": 1767225600, "expire_time": "2026-01-01 00:00:00"}</example>
    public async Task<TokenReply> RefreshAccessToken(ICallContext call)
    {
        var token = Sent(call);
        var holder = await tokens.FindAsync(token, call.Trace, call.Cancellation);
        if (rules.Check(call, holder, needsMember: false) is { } refusal)
            throw TokenRules.Exception(refusal);
        return Reply(await tokens.RefreshAsync(token, holder!, call.Trace, call.Cancellation));
    }

    /// <summary>Revoke an access token</summary>
    /// <remarks>Logs out: the token is invalid immediately.</remarks>
    /// <param name="call">The call being served.</param>
    /// <exception cref="CallException">406: the access token is missing, unknown, expired or revoked.</exception>
    public async Task RevokeAccessToken(ICallContext call)
    {
        if (!await tokens.RevokeAsync(Sent(call), call.Trace, call.Cancellation))
            throw TokenRules.Exception(TokenRules.Invalid);
    }

    /// <summary>Log in</summary>
    /// <remarks>
    /// The same as Platform.User.UserLogin. <c>access_token</c> is the application's. After ten wrong passwords for an account from one
    /// address, further attempts must wait; <c>retry_after</c> gives the seconds.
    /// </remarks>
    /// <param name="account" example="ada">The account; not case-sensitive.</param>
    /// <param name="password" example="correct horse battery staple">The password.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>An access token of the member.</returns>
    /// <exception cref="CallException">406: the access token is missing, unknown, expired or revoked.</exception>
    /// <exception cref="CallException">407: the application is unknown or disabled.</exception>
    /// <exception cref="CallException">408: account or password is wrong, or the member is disabled.</exception>
    /// <exception cref="CallException">429: too many wrong passwords.</exception>
    /// <example>
    /// {"access_token": "pnt_TOKEN", "expire_at": 1767225600, "expire_time": "2026-01-01 00:00:00",
    /// "uuid": "12345678123456781234567812345678"}
    /// </example>
    [Filter(typeof(ApplicationFilter), Order = FilterOrder.Authentication)]
    public Task<LoginReply> UserLogin(
        [StringLength(AccountName.MostCharacters)] string account, [StringLength(1024), Sensitive] string password, ICallContext call)
        => logins.LoginAsync(account, password, call);

    private static string Sent(ICallContext call) =>
        SentToken.Of(call) ?? throw TokenRules.Exception(TokenRules.Missing);

    private TokenReply Reply(IssuedToken token) => new(token.Text, token.ExpireAt, time.Text(token.ExpireAt));
}
