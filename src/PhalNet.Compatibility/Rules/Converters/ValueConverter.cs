namespace PhalNet.Compatibility;

/// <summary>Converts and checks a non-null value for one type of rule.</summary>
internal abstract class ValueConverter
{
    public abstract RuleResult Convert(PhpValue value);
}

/// <summary>Types int and float: the number at the beginning of the value, then the limits.</summary>
internal sealed class NumberConverter(RuleSettings settings, Func<PhpValue, PhpValue> convert) : ValueConverter
{
    private readonly PhpRuleLimits _limits = new(settings, MessageKeys.MinValue, MessageKeys.MaxValue);

    public override RuleResult Convert(PhpValue value)
    {
        var number = convert(value);
        return _limits.Check(number) is { } outside ? outside : RuleResult.Of(number);
    }
}

/// <summary>Type boolean: a number is true above zero, a text if it is one of five words, an array unless it is empty.</summary>
internal sealed class BooleanConverter : ValueConverter
{
    public override RuleResult Convert(PhpValue value) => RuleResult.Of(IsTrue(value));

    private static bool IsTrue(PhpValue value)
    {
        if (value.IsArray || value.Kind == PhpKind.Bool)
            return PhpConvert.ToBool(value);
        if (PhpConvert.IsNumeric(value))
            return PhpConvert.ToFloat(value) > 0;
        return PhpConvert.ToText(value).ToLowerInvariant() is "ok" or "true" or "success" or "on" or "yes";
    }
}
