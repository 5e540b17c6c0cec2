using Microsoft.Extensions.Options;
using PhalNet;

namespace Modules.Platform;

/// <summary>Lets members call; without a token, where none is required, the demo member acts.</summary>
internal sealed class MemberFilter(AccessTokens tokens, TokenRules rules, IOptions<PlatformOptions> options)
    : TokenFilter(tokens, rules, needsMember: true)
{
    private readonly string _demoMember = options.Value.DemoMember;

    protected override void SetNobody(ICallContext call) => call.SetMember(_demoMember, null);
}
