using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;

namespace PhalNet;

/// <summary>
/// The common rules from configuration in the strict profile's format: <c>MODULE:CommonRules</c>, or else <c>PhalNet:CommonRules</c>; each
/// member contains properties of <see cref="ParameterRule"/>.
/// </summary>
internal sealed class StrictCommonRules(IConfiguration configuration) : IRuleSource
{
    // Read once per module and discarded with it.
    private readonly ConditionalWeakTable<LoadedModule, CommonRules> _modules = [];

    public IReadOnlyList<ParameterRule> GetRules(
        IActionDescription action, LoadedModule module, IReadOnlyList<ParameterRule> rules, ICollection<string> errors)
    {
        var common = _modules.GetValue(module, Read);
        foreach (var error in common.Errors)
            errors.Add(error);
        return RuleMerge.Apply(common.Rules, rules);
    }

    private CommonRules Read(LoadedModule module)
    {
        var own = configuration.GetSection($"{module.Name}:CommonRules");
        var section = own.Exists() ? own : configuration.GetSection("PhalNet:CommonRules");
        var errors = new List<string>();
        return new([.. section.GetChildren().Select(rule => new ConfiguredRule(rule, errors).Read())], errors);
    }

    private sealed record CommonRules(IReadOnlyList<ParameterRule> Rules, IReadOnlyList<string> Errors);
}

/// <summary>
/// Reads one rule from configuration: the members marked with <see cref="ConfigurableAttribute"/>. Limits, defaults and allowed values stay
/// text; the compiler converts them to the rule's type.
/// </summary>
internal sealed class ConfiguredRule(IConfigurationSection section, List<string> errors)
{
    private static readonly PropertyInfo[] Members =
        [.. typeof(ParameterRule).GetProperties().Where(property => property.IsDefined(typeof(ConfigurableAttribute), inherit: false))];

    public ParameterRule Read()
    {
        var children = section.GetChildren().ToArray();
        var known = string.Join(", ", Members.Select(member => member.Name));
        if (children.Length == 0)
            errors.Add($"{section.Path}: a rule is an object; known members: {known}.");
        var rule = new ParameterRule { Member = section.Key, Name = section.Key, Declaration = section.Path };
        foreach (var child in children)
        {
            if (Members.FirstOrDefault(member => member.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)) is not { } member)
                errors.Add($"{child.Path}: not a member of a rule; known members: {known}.");
            else if (Value(child, member.PropertyType) is { } value)
                member.SetValue(rule, value);
        }

        return rule with { Type = rule.Type.ToLowerInvariant(), HasDefault = rule.Default is not null };
    }

    /// <summary>Null when there is no value or it is invalid.</summary>
    private object? Value(IConfigurationSection part, Type type)
    {
        if (type == typeof(IReadOnlyList<object>))
            return List(part);
        if (part.GetChildren().Any())
            errors.Add($"{part.Path}: a single value is expected.");
        if (part.Value is not { } text || type == typeof(string) || type == typeof(object))
            return part.Value;
        return type == typeof(bool) ? Truth(part, text) : Choice(part, text, type);
    }

    private object? Truth(IConfigurationSection part, string text)
    {
        if (bool.TryParse(text, out var truth))
            return truth;
        errors.Add($"{part.Path}: '{text}' is neither true nor false.");
        return null;
    }

    private object? Choice(IConfigurationSection part, string text, Type type)
    {
        if (Enum.GetNames(type).FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name)
            return Enum.Parse(type, name);
        errors.Add($"{part.Path}: '{text}' is not one of {string.Join(", ", Enum.GetNames(type))}.");
        return null;
    }

    private string?[]? List(IConfigurationSection part)
    {
        if (part.Value is not null)
            errors.Add($"{part.Path}: a list is expected ({part.Key}:0, {part.Key}:1 …).");
        return part.GetChildren().Any() ? [.. part.GetChildren().Select(child => child.Value)] : null;
    }
}
