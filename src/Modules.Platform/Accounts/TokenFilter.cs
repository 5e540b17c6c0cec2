using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Identifies the caller. A token that is sent must be valid even where none is required: acting as someone else than the caller intended
/// would be worse than refusing the call.
/// </summary>
internal abstract class TokenFilter(AccessTokens tokens, TokenRules rules, bool needsMember) : ICallFilter
{
    public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
    {
        if (SentToken.Of(call) is not { } token)
        {
            if (rules.AreRequired)
                return new(call.Refuse(TokenRules.Missing));
            SetNobody(call);
            return next(call);
        }

        var finding = tokens.FindAsync(token, call.Trace, call.Cancellation);
        return finding.IsCompletedSuccessfully ? GoOn(call, next, finding.Result) : AwaitAsync(call, next, finding);
    }

    /// <summary>Sets who acts in a call without a token, where none is required.</summary>
    protected abstract void SetNobody(ICallContext call);

    private async ValueTask<CallResult> AwaitAsync(ICallContext call, CallNext next, ValueTask<TokenHolder?> finding) =>
        await GoOn(call, next, await finding);

    private ValueTask<CallResult> GoOn(ICallContext call, CallNext next, TokenHolder? holder)
    {
        if (rules.Check(call, holder, needsMember) is { } refusal)
            return new(call.Refuse(refusal));
        call.SetMember(holder!.MemberUuid, holder.AppKey);
        return next(call);
    }
}
