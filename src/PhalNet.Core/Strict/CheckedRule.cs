namespace PhalNet;

/// <summary>What rules of one value and of lists have in common: what is not sent, not of the type, or outside of the limits.</summary>
internal abstract class CheckedRule(ParameterRule rule, ParameterConverter converter, object? absent, ValueCheck[] checks)
    : CompiledRule(rule)
{
    // Made when they are first needed: most rules never fail, and 10,000 services would hold as many failures as rules.
    private CallFailure? _missing;
    private CallFailure? _wrongType;

    // What an action may change is made for each call.
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

    /// <summary>Whether JSON in text keeps the limits that a JSON body has to keep.</summary>
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
    /// <summary>A failure that names the parameter; the rule's own message takes the place of the built-in one.</summary>
    public static CallFailure Make(ParameterRule rule, string key, params ReadOnlySpan<MessageArgument> arguments) =>
        new(400, rule.Message ?? key, [new("name", rule.Name), .. arguments]);

    /// <summary>A failure that the rule gives again and again.</summary>
    public static CallFailure MakeRepeated(ParameterRule rule, string key, params ReadOnlySpan<MessageArgument> arguments) =>
        new(400, rule.Message ?? key, new CachingArguments([new("name", rule.Name), .. arguments]));
}
