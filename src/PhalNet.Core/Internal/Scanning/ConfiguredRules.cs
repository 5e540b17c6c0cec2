using Microsoft.Extensions.Configuration;
using PhalNet.Internal.Strict;

namespace PhalNet.Internal.Scanning;

/// <summary>
/// The common rules of configuration in the strict profile's words: <c>MODULE:CommonRules</c>, else <c>PhalNet:CommonRules</c>, each member
/// with properties of <see cref="ParameterRule"/>. Another profile has words of its own and reads them itself.
/// </summary>
internal sealed class ConfiguredRules(IConfiguration configuration)
{
    /// <summary>The rules of an action, with the common ones before its own; mistakes are reported with their keys.</summary>
    public IReadOnlyList<ParameterRule> Apply(ActionDescription action, IReadOnlyList<ParameterRule> rules, List<string> errors)
    {
        if (action.Module.Profile.Compiler is not StrictRuleCompiler)
            return rules;
        var own = configuration.GetSection($"{action.Module.Name}:CommonRules");
        var section = own.Exists() ? own : configuration.GetSection("PhalNet:CommonRules");
        ParameterRule[] common = [.. section.GetChildren().Select(rule => new ConfiguredRule(rule, errors).Read())];
        return RuleMerge.Apply(common, rules);
    }
}
