using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace PhalNet;

/// <summary>A check of a converted value.</summary>
internal abstract class ValueCheck
{
    /// <summary>Null to let the value in, or the failure that ends the call.</summary>
    public abstract CallFailure? Check(object value);

    /// <summary>Whether it looks at empty text too; the limits of an optional text are for what was written.</summary>
    public virtual bool HoldsForEmpty => false;
}

/// <summary>
/// A check that always fails in the same words. They are put together when it first does: most rules of most services never fail.
/// </summary>
internal abstract class LimitCheck(ParameterRule rule, string key) : ValueCheck
{
    private CallFailure? _failure;

    protected ParameterRule Rule { get; } = rule;

    /// <summary>What the words name beside the parameter.</summary>
    protected abstract MessageArgument[] Arguments { get; }

    public sealed override CallFailure? Check(object value) =>
        Allows(value) ? null : _failure ??= RuleFailures.MakeRepeated(Rule, key, Arguments);

    protected abstract bool Allows(object value);
}

/// <summary>A check that names both limits as they are declared.</summary>
internal abstract class BoundsCheck(ParameterRule rule, string key) : LimitCheck(rule, key)
{
    protected sealed override MessageArgument[] Arguments => [new("min", LimitValue.Text(Rule.Min)), new("max", LimitValue.Text(Rule.Max))];
}

/// <summary>Checks the length of text in UTF-16 units, as <see cref="string.Length"/> counts, or the number of elements or bytes.</summary>
internal sealed class LengthCheck(int min, int max, ParameterRule rule, string key) : BoundsCheck(rule, key)
{
    protected override bool Allows(object value)
    {
        var length = value switch
        {
            string text => text.Length,
            ICollection list => list.Count,
            _ => ((IEnumerable)value).Cast<object?>().Count(),
        };
        return length >= min && length <= max;
    }
}

internal sealed class RangeCheck(IComparable? min, IComparable? max, ParameterRule rule, string key) : BoundsCheck(rule, key)
{
    protected override bool Allows(object value) =>
        (min is null || min.CompareTo(value) <= 0) && (max is null || max.CompareTo(value) >= 0);
}

/// <summary>Checks a value, or every element of a list, against the values let in.</summary>
internal sealed class AllowedValuesCheck(IReadOnlyList<object?> allowed, string texts, bool isList, ParameterRule rule)
    : LimitCheck(rule, "rule.enum")
{
    public override bool HoldsForEmpty => true;

    protected override MessageArgument[] Arguments => [new("values", texts)];

    protected override bool Allows(object value) =>
        isList ? ((IEnumerable)value).Cast<object?>().All(Contains) : allowed.Contains(value);

    private bool Contains(object? element) => element is null || allowed.Contains(element);
}

internal sealed class PatternCheck(Regex pattern, ParameterRule rule) : LimitCheck(rule, "rule.pattern")
{
    protected override MessageArgument[] Arguments => [];

    protected override bool Allows(object value)
    {
        try
        {
            return pattern.IsMatch((string)value);
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that takes this long to judge was made to.
            return false;
        }
    }
}

internal sealed class FileCheck(
    Func<UploadedFile, bool> allows, ParameterRule rule, string key, params MessageArgument[] arguments) : LimitCheck(rule, key)
{
    protected override MessageArgument[] Arguments => arguments;

    protected override bool Allows(object value) =>
        value is UploadedFile file ? allows(file) : ((IEnumerable<UploadedFile>)value).All(allows);
}

internal static class MediaTypes
{
    /// <summary>Whether a media type belongs to a range such as <c>image/*</c>; parameters do not count.</summary>
    public static bool Matches(string range, string contentType)
    {
        var mediaType = contentType.Split(';', 2)[0].Trim();
        return range == "*/*"
            || (range.EndsWith("/*", StringComparison.Ordinal)
                ? mediaType.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase)
                : mediaType.Equals(range, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>
/// Asks a validation attribute itself: going through Validator would keep the module from being unloaded. The attribute may ask for
/// services of the module.
/// </summary>
internal sealed class AttributeCheck(ValidationAttribute attribute, ParameterRule rule, IServiceProvider services) : ValueCheck
{
    public override bool HoldsForEmpty => attribute is DeniedValuesAttribute;

    public override CallFailure? Check(object value)
    {
        var context = new ValidationContext(value, rule.Name, services, items: null) { MemberName = rule.Member };
        return attribute.GetValidationResult(value, context) is { } result
            ? ValidationFailures.Of(attribute, result, rule.Name, rule.Message)
            : null;
    }
}
