using PhalNet;

namespace Modules.Platform;

/// <summary>Logs members in.</summary>
internal sealed class Logins(IAccountStore store, AccessTokens tokens, PasswordHashes hashes, LoginTries tries, LocalTime time)
{
    /// <exception cref="CallException">408: account or password is wrong, or the member is disabled. 429: too many wrong ones.</exception>
    public async Task<LoginReply> LoginAsync(string account, string password, ICallContext call)
    {
        var member = await VerifyAsync(AccountName.Normalise(account), password, call);
        var token = await tokens.IssueAsync(call.GetAppKey(), member.Uuid, call.Trace, call.Cancellation);
        return new(token.Text, token.ExpireAt, time.Text(token.ExpireAt), member.Uuid);
    }

    private async Task<Member> VerifyAsync(string account, string password, ICallContext call)
    {
        if (await tries.TakeAsync(call.Caller.Address, account, call.Cancellation) is { } wait)
            throw RetryLater.Refuse(call, "login.too_often", wait);
        var member = await store.FindAccountAsync(account, call.Trace, call.Cancellation);
        var match = await hashes.VerifyAsync(member?.PasswordHash, password, call.Cancellation);
        if (match == PasswordMatch.No)
            throw new BadRequestException("login.wrong", 8);

        tries.GiveBack(call.Caller.Address, account);
        if (!member!.IsEnabled)
            throw new BadRequestException("member.unknown", 8);
        if (match == PasswordMatch.WithOldHash)
        {
            var hash = await hashes.HashAsync(password, call.Cancellation);
            await store.SetPasswordAsync(member.Uuid, hash, keepTokens: true, call.Trace, call.Cancellation);
        }

        return member;
    }
}
