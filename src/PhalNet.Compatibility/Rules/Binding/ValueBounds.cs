using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>
/// Limits that are compared with the converted value: those of dates, durations and other types with a text form. PHP's rules would apply
/// them to the length of the text.
/// </summary>
internal sealed class ValueBounds(IComparable? min, IComparable? max, ParameterRule rule)
{
    public static bool Has(ParameterRule rule) => (rule.Min ?? rule.Max) is not null
        && rule is { ClrType: { } type, Measure: LimitMeasure.Value or LimitMeasure.Bytes }
        && (rule.Kind is ParameterKind.Text or ParameterKind.Date || WideTarget.Is(Nullable.GetUnderlyingType(type) ?? type));

    /// <summary>Null when the rule has none, or none that can be read.</summary>
    public static ValueBounds? For(ParameterRule rule, ClrTarget target, RuleCompilation compilation)
    {
        if (!Has(rule))
            return null;
        if (TryRead(rule.Min, rule, target, out var min) && TryRead(rule.Max, rule, target, out var max))
            return new(min, max, rule);
        compilation.Report(rule, $"the limits {Text(rule.Min)} and {Text(rule.Max)} do not have the parameter's type.");
        return null;
    }

    public CallFailure? Check(object value)
    {
        var measured = value is Array bytes ? bytes.Length : value;
        if ((min is null || min.CompareTo(measured) <= 0) && (max is null || max.CompareTo(measured) >= 0))
            return null;
        var key = max is null ? "min" : min is null ? "max" : "range";
        return new(
            400,
            rule.Message ?? (value is Array ? $"rule.length.{key}" : $"rule.{key}"),
            new("name", rule.Name), new("min", Text(rule.Min)), new("max", Text(rule.Max)));
    }

    // Limits in attributes are text and read like a request's; reading such values uses nothing else of the call.
    private static bool TryRead(object? declared, ParameterRule rule, ClrTarget target, out IComparable? bound)
    {
        var type = rule.Measure == LimitMeasure.Bytes ? typeof(int) : Nullable.GetUnderlyingType(rule.ClrType!) ?? rule.ClrType!;
        var value = declared;
        var isRead = declared is null || type.IsInstanceOfType(declared)
            || target.TryConvert(PhpValue.Of(Text(declared)), values: null!, out value);
        bound = value as IComparable;
        return isRead && (declared is null || bound is not null);
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
