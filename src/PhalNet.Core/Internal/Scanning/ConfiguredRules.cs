using Microsoft.Extensions.Configuration;
using PhalNet.Internal.Strict;

namespace PhalNet.Internal.Scanning;

/// <summary>
/// The common rules of configuration in the strict profile's words: <c>MODULE:CommonRules</c>, else <c>PhalNet:CommonRules</c>, each member
/// with properties of <see cref="ParameterRule"/>. Another profile has words of its own and reads them itself.
/// </summary>
internal sealed class ConfiguredRules(IConfiguration configuration)
{
    /// <summary>The common rules of a module's actions; mistakes are reported with their keys.</summary>
    public IReadOnlyList<ParameterRule> Read(LoadedModule module, List<string> errors)
    {
        if (module.Profile.Compiler is not StrictRuleCompiler)
            return [];
        var own = configuration.GetSection($"{module.Name}:CommonRules");
        var section = own.Exists() ? own : configuration.GetSection("PhalNet:CommonRules");
        return [.. section.GetChildren().Select(rule => new ConfiguredRule(rule, errors).Read())];
    }
}
