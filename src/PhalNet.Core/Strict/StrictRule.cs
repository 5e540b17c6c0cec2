using System.Text.Json;

namespace PhalNet;

/// <summary>Reads one value.</summary>
internal sealed class StrictRule : CheckedRule
{
    private readonly ParameterConverter _converter;
    private readonly bool _isString;
    private readonly TransformAttribute[] _transforms;
    private readonly RequestLimits? _jsonLimits;

    public StrictRule(
        ParameterRule rule, Type type, ParameterConverter converter, object? absent, ValueCheck[] checks, RequestLimits limits)
        : base(rule, converter, absent, checks)
    {
        _converter = converter;
        _isString = type == typeof(string);
        _transforms = [.. rule.Transforms];
        _jsonLimits = ParameterTypes.Find(type).Kind == ParameterKind.Object ? limits : null;
    }

    public override CallFailure? Read(ICallValues values, out object? value)
    {
        var sent = values.Get(Rule.Name, Rule.Source);
        if (_transforms.Length > 0 && IsWritten(sent))
            sent = CallValue.Of(Transform(sent.ToString()));
        switch (sent.Kind)
        {
            case CallValueKind.Missing or CallValueKind.Null:
                return NotSent(out value);
            case CallValueKind.Malformed:
                value = null;
                return RuleFailures.Make(Rule, "rule.encoding");
            case CallValueKind.Text when sent.Text.Length == 0:
                return ReadEmpty(out value);
            case CallValueKind.Text when _jsonLimits is not null
                && CheckJson(sent.Text, _jsonLimits) is { } over:
                value = null;
                return over;
        }

        if (Convert(sent, out value) is { } wrong)
            return wrong;
        return value is null ? null : Check(value);
    }

    // Empty text is a value, unless there are allowed values: then it is a field that was left empty.
    private CallFailure? ReadEmpty(out object? value)
    {
        if (!_isString)
            return NotSent(out value);
        value = "";
        if (Rule.AllowEmpty)
            return null;
        if (Rule.Required)
            return RuleFailures.Make(Rule, "rule.empty");
        foreach (var check in Checks)
        {
            if (check.HoldsForEmpty && check.Check("") is { } failure)
                return check is AllowedValuesCheck ? NotSent(out value) : failure;
        }

        return null;
    }

    private CallFailure? Convert(in CallValue sent, out object? value)
    {
        try
        {
            return _converter.TryConvert(sent, out value)
                ? null
                : _converter.Explain(sent, Rule.Name, Rule.Message) ?? WrongType();
        }
        catch (Exception exception) when (ValueErrors.IsOne(exception))
        {
            value = null;
            return ValueErrors.Explain(exception, Rule.Name, Rule.Message);
        }
    }

    // A number in a JSON body can be read as text, as written.
    private static bool IsWritten(in CallValue sent) => sent.Kind == CallValueKind.Text
        || (sent.Kind == CallValueKind.Json && sent.Json.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False);

    private string Transform(string text)
    {
        foreach (var transform in _transforms)
            text = transform.Apply(text);
        return text;
    }
}
