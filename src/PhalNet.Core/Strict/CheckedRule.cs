namespace PhalNet;

/// <summary>
/// The common part of rules for single values and lists: values that are not sent, have the wrong type or violate a limit.
/// </summary>
internal abstract class CheckedRule(ParameterRule rule, ParameterConverter converter, object? absent, ValueCheck[] checks)
    : CompiledRule(rule)
{
    // Created on first use: most rules never fail, and 10,000 services would otherwise have as many failures as rules.
    private CallFailure? _missing;
    private CallFailure? _wrongType;

    // A mutable default is created for each call.
    private readonly bool _isMutable = absent is not null && !rule.IsInitial
        && (rule.Kind is ParameterKind.List or ParameterKind.Object || absent is Array);

    protected ValueCheck[] Checks => checks;

    protected CallFailure? NotSent(out object? value)
    {
        value = _isMutable ? Anew() : absent;
        return Rule.Required ? _missing ??= Repeated("rule.required") : null;
    }

    protected CallFailure WrongType() => _wrongType ??= Repeated(converter.RefusalKey, [.. converter.RefusalArguments]);

    protected CallFailure? Check(object value)
    {
        foreach (var check in checks)
        {
            if (check.Check(value) is { } failure)
                return failure;
        }

        return null;
    }

    /// <summary>Checks JSON in text against the limits of JSON bodies.</summary>
    protected CallFailure? CheckJson(string text, RequestLimits limits) =>
        JsonTextLimits.Check(text, limits, limits.Depth, out var failure) == JsonBodyFault.TooDeep
            ? new JsonFault(Rule.Name, Rule.Message).TooDeep(limits.Depth)
            : failure;

    private object? Anew()
    {
        if (Rule.Default is Array array)
            return array.Clone();
        return LimitValue.TryConvert(Rule.Default!, converter, out var value) ? value : absent;
    }

    private CallFailure Repeated(string key, params ReadOnlySpan<MessageArgument> arguments) =>
        RuleFailures.MakeRepeated(Rule, key, arguments);
}

internal static class RuleFailures
{
    /// <summary>A failure with the parameter's name; the rule's own message replaces the built-in one.</summary>
    public static CallFailure Make(ParameterRule rule, string key, params ReadOnlySpan<MessageArgument> arguments) =>
        new(400, rule.Message ?? key, [new("name", rule.Name), .. arguments]);

    /// <summary>A failure that the rule returns repeatedly.</summary>
    public static CallFailure MakeRepeated(ParameterRule rule, string key, params ReadOnlySpan<MessageArgument> arguments) =>
        new(400, rule.Message ?? key, new CachingArguments([new("name", rule.Name), .. arguments]));
}
