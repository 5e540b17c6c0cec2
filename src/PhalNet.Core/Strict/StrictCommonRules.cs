using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;

namespace PhalNet;

/// <summary>
/// The common rules of configuration in the strict profile's words: <c>MODULE:CommonRules</c>, else <c>PhalNet:CommonRules</c>, each member
/// with properties of <see cref="ParameterRule"/>.
/// </summary>
internal sealed class StrictCommonRules(IConfiguration configuration) : IRuleSource
{
    // Read once for a module and gone with it.
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
/// Reads one rule of configuration. Limits, defaults and allowed values stay text; the compiler reads them as the rule's type.
/// </summary>
internal sealed class ConfiguredRule(IConfigurationSection section, List<string> errors)
{
    private static readonly string[] Known =
    [
        nameof(ParameterRule.Name), nameof(ParameterRule.Type), nameof(ParameterRule.Required), nameof(ParameterRule.Default),
        nameof(ParameterRule.Min), nameof(ParameterRule.Max), nameof(ParameterRule.Pattern), nameof(ParameterRule.AllowedValues),
        nameof(ParameterRule.Source), nameof(ParameterRule.ListFormat), nameof(ParameterRule.Separator), nameof(ParameterRule.AllowEmpty),
        nameof(ParameterRule.Message), nameof(ParameterRule.Sensitive), nameof(ParameterRule.Hidden), nameof(ParameterRule.Description),
    ];

    public ParameterRule Read()
    {
        var children = section.GetChildren().ToArray();
        if (children.Length == 0)
            errors.Add($"{section.Path}: a rule has members; there is {string.Join(", ", Known)}.");
        foreach (var unknown in children.Where(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
            errors.Add($"{unknown.Path}: a rule has no such member; there is {string.Join(", ", Known)}.");

        var value = Text(nameof(ParameterRule.Default));
        return new ParameterRule
        {
            Member = section.Key,
            Name = Text(nameof(ParameterRule.Name)) ?? section.Key,
            Type = Text(nameof(ParameterRule.Type))?.ToLowerInvariant() ?? "string",
            Required = Truth(nameof(ParameterRule.Required)),
            HasDefault = value is not null,
            Default = value,
            Min = Text(nameof(ParameterRule.Min)),
            Max = Text(nameof(ParameterRule.Max)),
            Pattern = Text(nameof(ParameterRule.Pattern)),
            AllowedValues = AllowedValues(),
            Source = Choice<ValueSource>(nameof(ParameterRule.Source)),
            ListFormat = Choice<ListFormat>(nameof(ParameterRule.ListFormat)),
            Separator = Text(nameof(ParameterRule.Separator)) ?? ",",
            AllowEmpty = Truth(nameof(ParameterRule.AllowEmpty)),
            Message = Text(nameof(ParameterRule.Message)),
            Sensitive = Truth(nameof(ParameterRule.Sensitive)),
            Hidden = Truth(nameof(ParameterRule.Hidden)),
            Description = Text(nameof(ParameterRule.Description)),
            Declaration = section.Path,
        };
    }

    private string? Text(string member)
    {
        var part = section.GetSection(member);
        if (part.GetChildren().Any())
            errors.Add($"{part.Path}: one value is wanted, not several.");
        return part.Value;
    }

    private bool Truth(string member)
    {
        var text = Text(member);
        var isTruth = bool.TryParse(text, out var truth);
        if (text is not null && !isTruth)
            errors.Add($"{section.GetSection(member).Path}: '{text}' is neither true nor false.");
        return truth;
    }

    private T Choice<T>(string member) where T : struct, Enum
    {
        var text = Text(member);
        var name = Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (text is not null && name is null)
            errors.Add($"{section.GetSection(member).Path}: '{text}' is none of {string.Join(", ", Enum.GetNames<T>())}.");
        return name is null ? default : Enum.Parse<T>(name);
    }

    private string?[]? AllowedValues()
    {
        var part = section.GetSection(nameof(ParameterRule.AllowedValues));
        if (part.Value is not null)
            errors.Add($"{part.Path}: a list is wanted ({part.Key}:0, {part.Key}:1 …).");
        return part.GetChildren().Any() ? [.. part.GetChildren().Select(child => child.Value)] : null;
    }
}
