using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>
/// The limits of a date or a time, which are compared after it was read; PHP's rules would take them for lengths of text.
/// </summary>
internal sealed class DateBounds(IComparable? min, IComparable? max, ParameterRule rule)
{
    private static readonly Type[] Types = [typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly)];

    public static bool Has(ParameterRule rule) =>
        (rule.Min ?? rule.Max) is not null && rule.ClrType is { } type && Types.Contains(Nullable.GetUnderlyingType(type) ?? type);

    /// <summary>Null where the rule has none, or none that can be read.</summary>
    public static DateBounds? For(ParameterRule rule, ClrTarget target, RuleCompilation compilation)
    {
        if (!Has(rule))
            return null;
        if (TryRead(rule.Min, rule, target, out var min) && TryRead(rule.Max, rule, target, out var max))
            return new(min, max, rule);
        compilation.Report(rule, $"the limits {Text(rule.Min)} and {Text(rule.Max)} are not of the parameter's type.");
        return null;
    }

    public CallFailure? Check(object value)
    {
        if ((min is null || min.CompareTo(value) <= 0) && (max is null || max.CompareTo(value) >= 0))
            return null;
        var key = max is null ? "rule.min" : min is null ? "rule.max" : "rule.range";
        return new(400, rule.Message ?? key, new("name", rule.Name), new("min", Text(rule.Min)), new("max", Text(rule.Max)));
    }

    // Attributes spell limits as text, which is read as a request's would be; dates look at nothing else of the call.
    private static bool TryRead(object? declared, ParameterRule rule, ClrTarget target, out IComparable? bound)
    {
        var type = Nullable.GetUnderlyingType(rule.ClrType!) ?? rule.ClrType!;
        var value = declared;
        var isRead = declared is null || type.IsInstanceOfType(declared)
            || target.TryConvert(PhpValue.Of(Text(declared)), values: null!, out value);
        bound = value as IComparable;
        return isRead;
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
