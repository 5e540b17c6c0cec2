using PhalNet.Compatibility.Internal.Rules;
using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Profile;

/// <summary>Carries rules in PhalApi's form through <see cref="ParameterRule"/>, whose own members show what readers of the documentation need.</summary>
internal static class RawRules
{
    private const string Rule = "phalapi.rule";
    private const string Failure = "phalapi.failure";
    private const string Action = "phalapi.action";

    public static ParameterRule Make(MergedRule merged, ActionDescription action)
    {
        var rule = merged.Rule.IsArray ? merged.Rule.Array : [];
        var parameter = action.Method.GetParameters().FirstOrDefault(parameter => parameter.Name == merged.Member.Text);
        return new ParameterRule
        {
            Member = merged.Member.Text,
            Name = PhpConvert.ToText(rule["name"]),
            Type = rule["type"].IsString ? rule["type"].String : "string",
            ClrType = parameter?.ParameterType,
            Required = PhpConvert.ToBool(rule["require"]),
            HasDefault = !rule["default"].IsNull,
            Default = PhpObjects.ToObject(rule["default"]),
            Min = PhpObjects.ToObject(rule["min"]),
            Max = PhpObjects.ToObject(rule["max"]),
            Pattern = rule["regex"].IsString ? rule["regex"].String : null,
            AllowedValues = rule["range"].IsArray ? [.. rule["range"].Array.Values.Select(PhpObjects.ToObject)] : null,
            Description = rule["desc"].IsString ? rule["desc"].String : null,
            Declaration = $"rule {merged.Member.Text} of {action.Name}",
            Options = new Dictionary<string, object?> { [Rule] = merged.Rule, [Action] = action.Name },
        };
    }

    public static ParameterRule Wrong(RuleFailure failure, ActionDescription action) => new()
    {
        Member = "*",
        Name = "*",
        Options = new Dictionary<string, object?> { [Failure] = failure, [Action] = action.Name },
    };

    public static RuleFailure? FailureOf(ParameterRule rule) => rule.Options.GetValueOrDefault(Failure) as RuleFailure;

    /// <summary>The action a rule from data was given for.</summary>
    public static string ActionOf(ParameterRule rule) => rule.Options.GetValueOrDefault(Action) as string ?? "";

    public static PhpValue? RuleOf(ParameterRule rule) => rule.Options.TryGetValue(Rule, out var raw) ? (PhpValue?)raw : null;
}
