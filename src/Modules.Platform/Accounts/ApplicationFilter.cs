using PhalNet;

namespace Modules.Platform;

/// <summary>Lets applications call, and members by them.</summary>
internal sealed class ApplicationFilter(AccessTokens tokens, TokenRules rules) : TokenFilter(tokens, rules, needsMember: false)
{
    protected override void SetNobody(ICallContext call) => call.SetMember(null, null);
}
