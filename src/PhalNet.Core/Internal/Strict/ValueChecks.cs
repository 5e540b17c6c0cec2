using System.Text.RegularExpressions;
using PhalNet.Internal.Scanning;

namespace PhalNet.Internal.Strict;

/// <summary>Turns the limits of a rule into checks, and reports limits that do not fit the type.</summary>
internal static class ValueChecks
{
    // Far above what an honest pattern needs on a parameter, far below what would hold a thread up.
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(250);

    public static IEnumerable<ValueCheck> For(ParameterRule rule, Type type, Action<string> report)
    {
        var checks = new List<ValueCheck>();
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (rule.Min is not null || rule.Max is not null)
            AddLimits(checks, rule, bare, report);
        if (rule.Pattern is not null)
            AddPattern(checks, rule, bare, report);
        if (rule.AllowedValues is not null)
            AddAllowedValues(checks, rule, bare, report);
        if (rule.File is not null)
            AddFile(checks, rule, report);
        checks.AddRange(rule.Validations.Select(validation => new AttributeCheck(validation,
            RuleFailures.Make(rule, "rule.invalid", new MessageArgument("reason", validation.FormatErrorMessage(rule.Name))))));
        return checks;
    }

    private static void AddLimits(List<ValueCheck> checks, ParameterRule rule, Type type, Action<string> report)
    {
        var isLength = type == typeof(string) || ListTypes.ElementOf(type) is not null;
        if (!isLength && !typeof(IComparable).IsAssignableFrom(type))
        {
            report($"a value of {type} has no limits.");
            return;
        }

        if (!Limits.TryConvert(rule.Min, isLength ? typeof(int) : type, out var min) || !Limits.TryConvert(rule.Max, isLength ? typeof(int) : type, out var max))
        {
            report($"the limits {rule.Min} and {rule.Max} are not of the parameter's type.");
            return;
        }

        if (min is not null && max is not null && min.CompareTo(max) > 0)
            report($"the lower limit {min} is above the upper limit {max}.");
        var failure = RuleFailures.Make(rule, Limits.MessageKey(isLength, min, max),
            [new("min", Limits.Print(min)), new("max", Limits.Print(max))]);
        checks.Add(isLength ? new LengthCheck((int?)min ?? 0, (int?)max ?? int.MaxValue, failure) : new RangeCheck(min, max, failure));
    }

    private static void AddPattern(List<ValueCheck> checks, ParameterRule rule, Type type, Action<string> report)
    {
        if (type != typeof(string))
            report("a pattern is for text.");
        try
        {
            var pattern = new Regex($@"^(?:{rule.Pattern})\z", RegexOptions.CultureInvariant, PatternTimeout);
            checks.Add(new PatternCheck(pattern, RuleFailures.Make(rule, "rule.pattern")));
        }
        catch (ArgumentException exception)
        {
            report($"the pattern is malformed: {exception.Message}");
        }
    }

    private static void AddAllowedValues(List<ValueCheck> checks, ParameterRule rule, Type type, Action<string> report)
    {
        var element = ListTypes.ElementOf(type) ?? type;
        if (rule.AllowedValues!.Any(allowed => allowed is not null && allowed.GetType() != element))
            report($"the allowed values are not all of {element}.");
        if (rule.HasDefault && ListTypes.ElementOf(type) is null && !rule.AllowedValues!.Contains(rule.Default))
            report($"the default {rule.Default} is not among the allowed values.");
        var values = string.Join(", ", rule.AllowedValues!.Select(allowed => Limits.Print(allowed)));
        checks.Add(new AllowedValuesCheck(rule.AllowedValues!, RuleFailures.Make(rule, "rule.enum", new MessageArgument("values", values))));
    }

    private static void AddFile(List<ValueCheck> checks, ParameterRule rule, Action<string> report)
    {
        if (rule.Type != "file")
        {
            report("a file rule is for uploaded files.");
            return;
        }

        var limits = rule.File!;
        if (limits.MinBytes > limits.MaxBytes)
            report($"the smallest size {limits.MinBytes} is above the largest size {limits.MaxBytes}.");
        checks.Add(new FileCheck(file => file.Length >= limits.MinBytes && file.Length <= limits.MaxBytes,
            RuleFailures.Make(rule, "rule.file.size", new("min", $"{limits.MinBytes}"), new("max", $"{limits.MaxBytes}"))));
        if (limits.ContentTypes.Count > 0)
            checks.Add(new FileCheck(file => limits.ContentTypes.Any(range => MediaTypes.Matches(range, file.ContentType)),
                RuleFailures.Make(rule, "rule.file.type", new MessageArgument("values", string.Join(", ", limits.ContentTypes)))));
        if (limits.Extensions.Count > 0)
            checks.Add(new FileCheck(
                file => limits.Extensions.Contains(Path.GetExtension(file.FileName).TrimStart('.'), StringComparer.OrdinalIgnoreCase),
                RuleFailures.Make(rule, "rule.file.extension", new MessageArgument("values", string.Join(", ", limits.Extensions)))));
    }
}
