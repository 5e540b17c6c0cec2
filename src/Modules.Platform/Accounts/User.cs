using System.ComponentModel.DataAnnotations;
using PhalNet;

namespace Modules.Platform;

/// <summary>Members.</summary>
[Service("Platform.User")]
internal sealed class User(IAccountStore store, Logins logins, LocalTime time) : TokenService
{
    /// <summary>Log in</summary>
    /// <remarks>
    /// <c>access_token</c> is the application's, from App.Auth.ApplyToken. After ten wrong passwords for an account from one address,
    /// further attempts must wait; <c>retry_after</c> gives the seconds.
    /// </remarks>
    /// <param name="account" example="ada">The account; not case-sensitive.</param>
    /// <param name="password" example="correct horse battery staple">The password.</param>
    /// <param name="call">The call being served.</param>
    /// <returns>An access token of the member.</returns>
    /// <exception cref="CallException">406: the access token is missing, unknown, expired or revoked.</exception>
    /// <exception cref="CallException">407: the application is unknown, disabled or may not call this service.</exception>
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

    /// <summary>Get the member's profile</summary>
    /// <remarks>Returns the member who is logged in.</remarks>
    /// <param name="call">The call being served.</param>
    /// <returns>The member to whom the access token belongs.</returns>
    /// <exception cref="CallException">406: the access token is missing, unknown, expired or revoked.</exception>
    /// <exception cref="CallException">407: the application is unknown, disabled or may not call this service.</exception>
    /// <exception cref="CallException">408: the member is unknown, disabled or not logged in.</exception>
    /// <example>{"uuid": "12345678123456781234567812345678", "account": "ada", "add_time": "2026-01-01 00:00:00"}</example>
    [Filter(typeof(MemberFilter), Order = FilterOrder.Authentication)]
    public async Task<ProfileReply> Profile(ICallContext call)
    {
        var uuid = call.GetMember();
        var member = await store.FindMemberAsync(uuid, call.Trace, call.Cancellation);
        return new(uuid, member?.Account, member is null ? null : time.Text(member.CreatedAt));
    }
}
