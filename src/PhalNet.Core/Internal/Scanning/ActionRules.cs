using System.Reflection;
using PhalNet.Internal.Actions;

namespace PhalNet.Internal.Scanning;

/// <summary>Settles what all sources together gave as the rules of an action, and reports where they do not fit it.</summary>
internal static class ActionRules
{
    public static IReadOnlyList<ParameterRule> Settle(
        ActionDescription action, IReadOnlyList<ParameterRule> rules, IEnumerable<string> sensitiveNames, List<string> errors)
    {
        ParameterRule[] settled = [.. Drop(action, rules, errors).Select(rule => Masked(Declared(action, rule), sensitiveNames))];

        // A rule in a profile's own form is judged by the profile: its mistakes are for the action to answer.
        var ours = settled.Where(rule => rule.Options.Count == 0).ToArray();
        foreach (var rule in ours.Where(rule => rule.Name.Length == 0))
            errors.Add($"{rule.Declaration}: a parameter needs a name.");
        foreach (var name in ours.GroupBy(rule => (rule.Name, rule.Source)).Where(group => group.Count() > 1).Select(group => group.Key.Name))
            errors.Add($"{ServiceFinder.Member(action)}: the parameter name '{name}' is used twice.");
        foreach (var parameter in action.Method.GetParameters().Where(parameter => ContextArgumentKind.Of(parameter.ParameterType) is null))
            CheckArgument(action, parameter, settled.FirstOrDefault(rule => rule.Member == parameter.Name), errors);
        return settled;
    }

    private static IEnumerable<ParameterRule> Drop(ActionDescription action, IReadOnlyList<ParameterRule> rules, List<string> errors)
    {
        string[] dropped = [.. action.Method.GetCustomAttributes<DropParamAttribute>().Select(attribute => attribute.Name)];
        foreach (var name in dropped.Where(name => rules.All(rule => rule.Name != name)))
            errors.Add($"{ServiceFinder.Member(action)}: there is no parameter '{name}' to drop.");
        return rules.Where(rule => !dropped.Contains(rule.Name));
    }

    // A rule from configuration or data does not say where it comes from; the action it was given for is the next best.
    private static ParameterRule Declared(ActionDescription action, ParameterRule rule) =>
        rule.Declaration.Length > 0 ? rule : rule with { Declaration = $"{ServiceFinder.Member(action)}({rule.Member})" };

    // Wherever a rule comes from: a password that configuration declares is one, too.
    private static ParameterRule Masked(ParameterRule rule, IEnumerable<string> sensitiveNames) =>
        rule.Sensitive || !sensitiveNames.Any(name => Names(rule.Name, name)) ? rule : rule with { Sensitive = true };

    // The whole name, or what follows an underscore in it.
    private static bool Names(string name, string sensitive) =>
        name.EndsWith(sensitive, StringComparison.OrdinalIgnoreCase) && (name.Length == sensitive.Length || name[^(sensitive.Length + 1)] == '_');

    private static void CheckArgument(ActionDescription action, ParameterInfo parameter, ParameterRule? rule, List<string> errors)
    {
        if (rule is null && !parameter.HasDefaultValue)
            errors.Add($"{ServiceFinder.Member(action)}({parameter.Name}): the parameter is left without a rule and has no default.");
        if (rule?.ClrType is { } type && !parameter.ParameterType.IsAssignableFrom(type))
            errors.Add($"{rule.Declaration}: the rule gives {type}, the parameter takes {parameter.ParameterType}.");
    }
}
