using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PhalNet.Compatibility;

/// <summary>
/// Adds the common rules and those of an <see cref="IPhalApiRuleProvider"/> to the declared ones, merged like in PhalApi.
/// </summary>
internal sealed class PhalApiRuleSource(
    IOptions<PhalApiOptions> options,
    IConfiguration configuration,
    ModuleWhiteLists whiteLists,
    IEnumerable<IPhalApiRuleProvider> providers) : IRuleSource
{
    public IReadOnlyList<ParameterRule> GetRules(
        IActionDescription action, LoadedModule module, IReadOnlyList<ParameterRule> rules, ICollection<string> errors)
    {
        rules = AsSeparated(rules);
        var ofClass = providers.Select(provider => provider.GetRules(action)).FirstOrDefault(given => given is not null);
        var common = PhalApiConfiguration.Read(configuration.GetSection($"{module.Name}:CommonRules")) ?? options.Value.CommonRules;
        if (ofClass is null && common is null)
            return rules;

        var merged = PhpRuleMerge.Merge(Value(common), Value(ofClass), action.Action, whiteLists.Contains(module, action));
        var configured = merged.Failure is { } failure
            ? [PhalApiRule.Wrong(failure, action)]
            : merged.Rules.Select(rule => PhalApiRule.Read(rule, action)).ToArray();
        return RuleMerge.Apply(configured, rules);
    }

    // By default text is split, whatever the elements are.
    private static IReadOnlyList<ParameterRule> AsSeparated(IReadOnlyList<ParameterRule> rules) =>
        rules.Any(IsImplied) ? [.. rules.Select(rule => IsImplied(rule) ? rule with { ListFormat = ListFormat.Separated } : rule)] : rules;

    private static bool IsImplied(ParameterRule rule) => rule is { HasListFormat: false, ListFormat: not ListFormat.Separated };

    private static PhpValue Value(JsonElement? element) => element is { } given ? PhpJsonElements.FromElement(given) : PhpValue.Null;
}

/// <summary>
/// Provides the rules of classes in PhalApi's format, for applications that keep them as data. They are read whenever a table is built.
/// </summary>
public interface IPhalApiRuleProvider
{
    /// <summary>
    /// The return value of the class's getRules: <c>*</c> for every action and the names of actions, each with rules by member; null for
    /// none.
    /// </summary>
    JsonElement? GetRules(IActionDescription action);
}
