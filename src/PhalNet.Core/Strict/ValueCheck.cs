using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace PhalNet;

/// <summary>A check of a converted value.</summary>
internal abstract class ValueCheck
{
    /// <summary>Returns null when the value is allowed, or the failure that ends the call.</summary>
    public abstract CallFailure? Check(object value);

    /// <summary>Whether it also checks empty text; the limits of an optional text only apply when it is not empty.</summary>
    public virtual bool HoldsForEmpty => false;
}

/// <summary>
/// A check whose failure always has the same message. The failure is created on first use: most rules of most services never fail.
/// </summary>
internal abstract class LimitCheck(ParameterRule rule, string key) : ValueCheck
{
    private CallFailure? _failure;

    protected ParameterRule Rule { get; } = rule;

    /// <summary>The arguments of the message besides the parameter.</summary>
    protected abstract MessageArgument[] Arguments { get; }

    public sealed override CallFailure? Check(object value) =>
        Allows(value) ? null : _failure ??= RuleFailures.MakeRepeated(Rule, key, Arguments);

    protected abstract bool Allows(object value);
}

/// <summary>A check whose message contains both limits as declared.</summary>
internal abstract class BoundsCheck(ParameterRule rule, string key) : LimitCheck(rule, key)
{
    protected sealed override MessageArgument[] Arguments => [new("min", LimitValue.Text(Rule.Min)), new("max", LimitValue.Text(Rule.Max))];
}

/// <summary>Checks the length of text in UTF-16 units, like <see cref="string.Length"/>, or the number of elements or bytes.</summary>
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

/// <summary>Checks a value, or every element of a list, against the allowed values.</summary>
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
            // A text that takes this long to match was crafted for it.
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
    /// <summary>Whether a media type matches a range such as <c>image/*</c>; parameters are ignored.</summary>
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
/// Invokes a validation attribute directly: using Validator would prevent the module from being unloaded. The attribute may resolve
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
