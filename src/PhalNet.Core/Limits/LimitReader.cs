using System.ComponentModel.DataAnnotations;

namespace PhalNet;

/// <summary>Reads the limits of a rule from its attributes, and reports those that its type does not support.</summary>
internal static class LimitReader
{
    // The only built-in attribute with a default message.
    private static readonly string? AllowedValuesMessage = new AllowedValuesAttribute().ErrorMessage;

    /// <summary>The limits of a parameter; what they measure depends on its type.</summary>
    public static DeclaredLimits Read(LimitMeasure measure, Attribute[] attributes, out IReadOnlyList<string> errors)
    {
        List<string>? found = null;
        var limits = DeclaredLimits.None;
        foreach (var attribute in attributes)
        {
            if ((FindError(measure, attribute) ?? FindParameterError(attribute)) is { } error)
                (found ??= []).Add(error);
            else
                limits.Add(attribute);
        }

        errors = found ?? [];
        return limits;
    }

    /// <summary>
    /// Reads the limits of a member of an object: there an attribute may inspect the whole object, and each may have its own message.
    /// </summary>
    public static ParameterRule ReadMember(ParameterRule rule, IEnumerable<Attribute> attributes, ICollection<string> errors)
    {
        var measure = rule.Measure;
        var limits = DeclaredLimits.None;
        foreach (var attribute in attributes)
        {
            if (FindError(measure, attribute) is { } error)
                errors.Add($"{rule.Declaration}: {error}");
            else
                limits.Add(attribute);
        }

        return rule with
        {
            Min = limits.Min,
            Max = limits.Max,
            Pattern = limits.Pattern,
            PatternTime = limits.PatternTime,
            AllowedValues = limits.AllowedValues,
            File = limits.File,
            Validations = limits.Validations,
        };
    }

    private static string? FindError(LimitMeasure measure, Attribute attribute) => attribute switch
    {
        RangeAttribute when measure != LimitMeasure.Value =>
            "a range applies only to numbers, dates and times; text and lists have a length.",
        StringLengthAttribute when measure != LimitMeasure.Characters => "a string length applies only to text.",
        LengthAttribute or MinLengthAttribute or MaxLengthAttribute when measure == LimitMeasure.Value =>
            "a length applies only to text and lists.",
        MinLengthAttribute { Length: < 0 } or MaxLengthAttribute { Length: < 0 } or LengthAttribute { MinimumLength: < 0 }
            or StringLengthAttribute { MinimumLength: < 0 } or StringLengthAttribute { MaximumLength: < 0 } =>
            "a length cannot be negative.",
        RegularExpressionAttribute { MatchTimeoutInMilliseconds: 0 or < -1 } =>
            "the match timeout must be a number of milliseconds above 0, or -1 for no limit.",
        DataTypeAttribute or Base64StringAttribute when IsForText(attribute) && measure != LimitMeasure.Characters =>
            $"{attribute.GetType().Name} applies only to text.",
        _ => null,
    };

    private static string? FindParameterError(Attribute attribute) => attribute switch
    {
        ValidationAttribute { RequiresValidationContext: true } =>
            $"{attribute.GetType().Name} needs more than the value; do this check in the action.",
        ValidationAttribute validation when IsBuiltIn(validation) && HasOwnMessage(validation) =>
            $"all limits of a parameter share one message; set it with {nameof(ParamAttribute)}.{nameof(ParamAttribute.Message)}.",
        _ => null,
    };

    private static bool IsForText(Attribute attribute) => attribute is EmailAddressAttribute or PhoneAttribute or UrlAttribute
        or CreditCardAttribute or FileExtensionsAttribute or Base64StringAttribute;

    /// <summary>Whether an attribute becomes a limit of the rule; other attributes are invoked themselves.</summary>
    public static bool IsBuiltIn(ValidationAttribute attribute) => attribute is
        RangeAttribute { MinimumIsExclusive: false, MaximumIsExclusive: false } or StringLengthAttribute or LengthAttribute
        or MinLengthAttribute or MaxLengthAttribute or AllowedValuesAttribute or RegularExpressionAttribute or RequiredAttribute;

    public static bool HasOwnMessage(ValidationAttribute attribute) =>
        attribute.ErrorMessageResourceName is not null
        || attribute.ErrorMessage != (attribute is AllowedValuesAttribute ? AllowedValuesMessage : null);
}
