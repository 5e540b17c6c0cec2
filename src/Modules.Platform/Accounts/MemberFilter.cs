using Microsoft.Extensions.Options;
using PhalNet;

namespace Modules.Platform;

/// <summary>Admits members; where no token is required, a call without one acts as the demo member.</summary>
internal sealed class MemberFilter(AccessTokens tokens, TokenRules rules, IOptions<PlatformOptions> options)
    : TokenFilter(tokens, rules, needsMember: true)
{
    private readonly string _demoMember = options.Value.DemoMember;

    protected override void SetNobody(ICallContext call) => call.SetMember(_demoMember, null);
}
