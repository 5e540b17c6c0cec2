using System.Globalization;
using System.Text.RegularExpressions;

namespace PhalNet;

/// <summary>Converts the limits of a rule into checks, and reports limits that do not fit the type.</summary>
internal sealed class ValueChecks(ParameterRule rule, Type type, ParameterConverter converter, RuleCompilation compilation)
{
    private readonly List<ValueCheck> _checks = [];

    public static ValueCheck[] For(ParameterRule rule, Type type, ParameterConverter converter, RuleCompilation compilation) =>
        rule is { Min: null, Max: null, Pattern: null, AllowedValues: null, File: null, Validations.Count: 0 }
            ? []
            : new ValueChecks(rule, type, converter, compilation).Make();

    private ValueCheck[] Make()
    {
        if (rule.Min is not null || rule.Max is not null)
            AddLimits();
        if (rule.Pattern is not null)
            AddPattern(rule.Pattern);
        if (rule.AllowedValues is not null)
            AddAllowedValues(rule.AllowedValues);
        if (rule.File is not null)
            AddFile(rule.File);
        foreach (var validation in rule.Validations)
            _checks.Add(new AttributeCheck(validation, rule, compilation.Services));
        return [.. _checks];
    }

    private void AddLimits()
    {
        var isLength = rule.Measure != LimitMeasure.Value;
        if (!isLength && !typeof(IComparable).IsAssignableFrom(type))
        {
            compilation.Report(rule, $"a value of {type} has no limits.");
            return;
        }

        var limits = isLength ? new NumberConverter<int>(ParameterTypes.Find(typeof(int))) : converter;
        if (!TryConvert(rule.Min, limits, out var min) || !TryConvert(rule.Max, limits, out var max))
        {
            compilation.Report(
                rule, $"the limits {LimitValue.Text(rule.Min)} and {LimitValue.Text(rule.Max)} do not have the parameter's type.");
            return;
        }

        if (min is not null && max is not null && min.CompareTo(max) > 0)
            compilation.Report(rule, $"the lower limit {min} is above the upper limit {max}.");
        var key = MessageKey(isLength, min, max);
        _checks.Add(isLength ? new LengthCheck((int?)min ?? 0, (int?)max ?? int.MaxValue, rule, key) : new RangeCheck(min, max, rule, key));
    }

    private static bool TryConvert(object? declared, ParameterConverter converter, out IComparable? limit)
    {
        object? value = null;
        var converted = declared is null || LimitValue.TryConvert(declared, converter, out value);
        limit = value as IComparable;
        return converted;
    }

    private static string MessageKey(bool isLength, object? min, object? max) => (isLength, min, max) switch
    {
        (true, not null, not null) => "rule.length.range",
        (true, not null, null) => "rule.length.min",
        (true, _, _) => "rule.length.max",
        (false, not null, not null) => "rule.range",
        (false, not null, null) => "rule.min",
        _ => "rule.max",
    };

    private void AddPattern(string declared)
    {
        if (type != typeof(string))
        {
            compilation.Report(rule, "a pattern applies only to text.");
            return;
        }

        try
        {
            // The pattern is compiled alone first: in parentheses an invalid "a)|(b" would become valid.
            _ = new Regex(declared, RegexOptions.CultureInvariant);
            var pattern = PatternEngine.Create($@"^(?:{declared})\z", rule.PatternTime ?? PatternEngine.Timeout);
            _checks.Add(new PatternCheck(pattern, rule));
        }
        catch (ArgumentException exception)
        {
            compilation.Report(rule, $"the pattern is malformed: {exception.Message}");
        }
    }

    private void AddAllowedValues(IReadOnlyList<object?> declared)
    {
        if (rule.Measure == LimitMeasure.Bytes)
        {
            compilation.Report(rule, "bytes cannot have a list of allowed values.");
            return;
        }

        var list = converter as ListConverter;
        var element = list?.Element ?? converter;
        var allowed = new List<object?>();
        foreach (var one in declared)
        {
            object? value = null;
            if (one is null || LimitValue.TryConvert(one, element, out value))
                allowed.Add(value);
            else
                compilation.Report(rule, $"the allowed value {one} does not have the type {element.Type}.");
        }

        var texts = element is EnumConverter ? allowed.Select(NameOf) : declared.Select(LimitValue.Text);
        _checks.Add(new AllowedValuesCheck(allowed, string.Join(", ", texts), list is not null, rule));
    }

    private static string NameOf(object? member) => member is null ? "" : EnumMember.TextOf(member) ?? "";

    private void AddFile(FileLimits limits)
    {
        if (rule.Kind != ParameterKind.File)
        {
            compilation.Report(rule, "a file rule applies only to uploaded files.");
            return;
        }

        if (limits.MinBytes > limits.MaxBytes)
            compilation.Report(rule, $"the minimum size {limits.MinBytes} is above the maximum size {limits.MaxBytes}.");
        if (limits is not { MinBytes: 0, MaxBytes: long.MaxValue })
            _checks.Add(new FileCheck(file => file.Length >= limits.MinBytes && file.Length <= limits.MaxBytes,
                rule, "rule.file.size", new("min", $"{limits.MinBytes}"), new("max", $"{limits.MaxBytes}")));
        if (limits.ContentTypes.Count > 0)
            _checks.Add(new FileCheck(file => limits.ContentTypes.Any(range => MediaTypes.Matches(range, file.ContentType)),
                rule, "rule.file.type", new MessageArgument("values", string.Join(", ", limits.ContentTypes))));
        if (limits.Extensions.Count > 0)
            _checks.Add(new FileCheck(
                file => limits.Extensions.Contains(Path.GetExtension(file.FileName).TrimStart('.'), StringComparer.OrdinalIgnoreCase),
                rule, "rule.file.extension", new MessageArgument("values", string.Join(", ", limits.Extensions))));
    }
}

/// <summary>A limit, a default or an allowed value: as declared, and as a value of the parameter's type.</summary>
internal static class LimitValue
{
    /// <summary>
    /// Converts a declared value. Attributes and configuration cannot express every type, so other values are parsed like the text of a
    /// request; a date without a zone then means the same in both.
    /// </summary>
    public static bool TryConvert(object declared, ParameterConverter converter, out object? value)
    {
        value = declared;
        var type = Nullable.GetUnderlyingType(converter.Type) ?? converter.Type;
        return type.IsInstanceOfType(declared)
            || (converter.TryConvert(CallValue.Of(Text(declared)), out value) && value is not null);
    }

    public static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
