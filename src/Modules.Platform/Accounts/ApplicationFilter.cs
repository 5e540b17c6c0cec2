using PhalNet;

namespace Modules.Platform;

/// <summary>Admits applications, and members through them.</summary>
internal sealed class ApplicationFilter(AccessTokens tokens, TokenRules rules) : TokenFilter(tokens, rules, needsMember: false)
{
    protected override void SetNobody(ICallContext call) => call.SetMember(null, null);
}
