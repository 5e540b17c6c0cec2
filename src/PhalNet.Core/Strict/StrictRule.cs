using System.Text.Json;

namespace PhalNet;

internal sealed class StrictRule : CompiledRule
{
    private readonly ParameterConverter _converter;
    private readonly ValueCheck[] _checks;
    private readonly bool _isString;
    private readonly object? _absent;
    private readonly TransformAttribute[] _transforms;

    // Made when they are first needed: most rules never fail, and 10,000 services would hold as many failures as rules.
    private CallFailure? _missing;
    private CallFailure? _wrongType;

    public StrictRule(ParameterRule rule, Type type, ParameterConverter converter, object? absent, ValueCheck[] checks)
        : base(rule)
    {
        _converter = converter;
        _checks = checks;
        _isString = type == typeof(string);
        _absent = absent;
        _transforms = [.. rule.Transforms];
    }

    public override CallFailure? Read(ICallValues values, out object? value)
    {
        value = _absent;
        var sent = values.Get(Rule.Name, Rule.Source);
        if (_transforms.Length > 0 && IsWritten(sent))
            sent = CallValue.Of(Transform(sent.ToString()));
        switch (sent.Kind)
        {
            case CallValueKind.Missing or CallValueKind.Null:
                return Rule.Required ? _missing ??= Repeated("rule.required") : null;
            case CallValueKind.Malformed:
                return RuleFailures.Make(Rule, "rule.encoding");
            case CallValueKind.Text when sent.Text.Length == 0 && !_isString:
                return Rule.Required ? _missing ??= Repeated("rule.required") : null;
            case CallValueKind.Text when sent.Text.Length == 0 && Rule.AllowEmpty:
                value = "";
                return null;
            case CallValueKind.Text when sent.Text.Length == 0 && Rule.Required:
                return RuleFailures.Make(Rule, "rule.empty");
        }

        if (Convert(sent, out value) is { } wrong)
            return wrong;
        if (value is null)
            return null;
        foreach (var check in _checks)
        {
            if (check.Check(value) is { } failure)
                return failure;
        }

        return null;
    }

    private CallFailure? Convert(in CallValue sent, out object? value)
    {
        try
        {
            return _converter.TryConvert(sent, out value)
                ? null
                : _converter.Explain(sent, Rule.Name, Rule.Message) ?? (_wrongType ??= WrongType());
        }
        catch (Exception exception) when (ValueMistakes.IsOne(exception))
        {
            value = null;
            return ValueMistakes.Explain(exception, Rule.Name, Rule.Message);
        }
    }

    // A number in a JSON body is text as it is written there.
    private static bool IsWritten(in CallValue sent) => sent.Kind == CallValueKind.Text
        || (sent.Kind == CallValueKind.Json && sent.Json.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False);

    private string Transform(string text)
    {
        foreach (var transform in _transforms)
            text = transform.Apply(text);
        return text;
    }

    private CallFailure WrongType() => Repeated(_converter.RefusalKey, [.. _converter.RefusalArguments]);

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
