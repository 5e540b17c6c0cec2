using System.Reflection;

namespace PhalNet;

/// <summary>Finalizes the rules of an action after all sources have contributed, and reports rules that do not fit the action.</summary>
internal static class ActionRules
{
    public static IReadOnlyList<ParameterRule> Settle(
        FoundAction action, IReadOnlyList<ParameterRule> rules, string[] sensitiveNames, List<string> errors)
    {
        var settled = Check(Drop(action, rules, errors), action.Member, sensitiveNames, errors);
        foreach (var parameter in action.Parameters)
        {
            if (CallArgument.Reader(parameter.ParameterType) is null)
                CheckArgument(action, parameter, Find(settled, parameter.Name), errors);
        }

        return settled;
    }

    /// <summary>Marks sensitive parameters and reports rules that no action can have.</summary>
    public static ParameterRule[] Check(IReadOnlyList<ParameterRule> rules, string member, string[] sensitiveNames, List<string> errors)
    {
        var settled = new ParameterRule[rules.Count];
        for (var i = 0; i < settled.Length; i++)
            settled[i] = Masked(Declared(member, rules[i]), sensitiveNames);

        // A rule in a profile's format is checked by the profile: its errors are reported when the action is called.
        for (var i = 0; i < settled.Length; i++)
        {
            var rule = settled[i];
            if (rule.IsJudgedByProfile)
                continue;
            if (rule.Name.Length == 0)
                errors.Add($"{rule.Declaration}: a parameter needs a name.");
            if (IsTaken(settled.AsSpan(0, i), rule))
                errors.Add($"{member}: the parameter name '{rule.Name}' is used twice.");
        }

        return settled;
    }

    /// <summary>
    /// Marks sensitive parameters. Applied to the rules of a class before its actions receive them, so that it is not repeated for each
    /// action.
    /// </summary>
    public static IReadOnlyList<ParameterRule> Masked(IReadOnlyList<ParameterRule> rules, string[] sensitiveNames) =>
        [.. rules.Select(rule => Masked(rule, sensitiveNames))];

    private static ParameterRule? Find(ParameterRule[] rules, string? member)
    {
        foreach (var rule in rules)
        {
            if (rule.Member == member)
                return rule;
        }

        return null;
    }

    private static bool IsTaken(ReadOnlySpan<ParameterRule> before, ParameterRule rule)
    {
        foreach (var other in before)
        {
            if (!other.IsJudgedByProfile && other.Name == rule.Name && other.Source == rule.Source)
                return true;
        }

        return false;
    }

    private static IReadOnlyList<ParameterRule> Drop(FoundAction action, IReadOnlyList<ParameterRule> rules, List<string> errors)
    {
        if (action.Attributes.Find<DropParamAttribute>() is null)
            return rules;
        string[] dropped = [.. action.Attributes.OfType<DropParamAttribute>().Select(attribute => attribute.Name)];
        foreach (var name in dropped.Where(name => rules.All(rule => rule.Name != name)))
            errors.Add($"{action.Member}: there is no parameter '{name}' to remove.");
        return [.. rules.Where(rule => !dropped.Contains(rule.Name))];
    }

    // A rule from configuration or data has no location; the action it was given for is used instead.
    private static ParameterRule Declared(string member, ParameterRule rule) =>
        rule.DeclaringMember is null && rule.Declaration.Length == 0 ? rule with { DeclaringMember = member } : rule;

    // Applies to rules from every source: a password declared in configuration is sensitive, too.
    private static ParameterRule Masked(ParameterRule rule, string[] sensitiveNames) =>
        !rule.Sensitive && IsSensitive(rule.Name, sensitiveNames) ? rule with { Sensitive = true } : rule;

    private static bool IsSensitive(string name, string[] sensitiveNames)
    {
        foreach (var sensitive in sensitiveNames)
        {
            if (Names(name, sensitive))
                return true;
        }

        return false;
    }

    // The whole name, or a part of it after an underscore.
    private static bool Names(string name, string sensitive) =>
        name.EndsWith(sensitive, StringComparison.OrdinalIgnoreCase)
        && (name.Length == sensitive.Length || name[^(sensitive.Length + 1)] == '_');

    private static void CheckArgument(FoundAction action, ParameterInfo parameter, ParameterRule? rule, List<string> errors)
    {
        if (rule is null && !parameter.HasDefaultValue)
            errors.Add($"{action.Member}({parameter.Name}): the parameter has neither a rule nor a default value.");
        if (rule?.ClrType is { } type && !parameter.ParameterType.IsAssignableFrom(type))
            errors.Add($"{rule.Declaration}: the rule returns {type}, but the parameter has the type {parameter.ParameterType}.");
    }
}
