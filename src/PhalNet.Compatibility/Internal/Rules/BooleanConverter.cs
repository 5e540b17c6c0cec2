using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Rules;

/// <summary>Type boolean: a number is true above zero, a text when it is one of five words, an array unless it is empty.</summary>
internal sealed class BooleanConverter : ValueConverter
{
    public override RuleResult Convert(PhpValue value) => RuleResult.Of(IsTrue(value));

    private static bool IsTrue(PhpValue value)
    {
        if (value.IsArray || value.Kind == PhpKind.Bool) return PhpConvert.ToBool(value);
        if (PhpConvert.IsNumeric(value)) return PhpConvert.ToFloat(value) > 0;
        return PhpConvert.ToText(value).ToLowerInvariant() is "ok" or "true" or "success" or "on" or "yes";
    }
}
