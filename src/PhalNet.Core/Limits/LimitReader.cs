using System.ComponentModel.DataAnnotations;

namespace PhalNet;

/// <summary>Reads the limits of a rule from its attributes, and reports those that its type cannot have.</summary>
internal static class LimitReader
{
    // The one built-in attribute that has a message from the start.
    private static readonly string? AllowedValuesMessage = new AllowedValuesAttribute().ErrorMessage;

    public static ParameterRule Read(ParameterRule rule, Attribute[] attributes, List<string> errors)
    {
        foreach (var attribute in attributes)
        {
            if ((Mistake(rule, attribute) ?? ParameterMistake(attribute)) is { } mistake)
                errors.Add($"{rule.Declaration}: {mistake}");
            else
                rule = Read(rule, attribute);
        }

        return rule;
    }

    /// <summary>
    /// Reads those of a member of an object: an attribute may look at the rest of the object there, and each may have a message of its own.
    /// </summary>
    public static ParameterRule ReadMember(ParameterRule rule, IEnumerable<Attribute> attributes, ICollection<string> errors)
    {
        foreach (var attribute in attributes)
        {
            if (Mistake(rule, attribute) is { } mistake)
                errors.Add($"{rule.Declaration}: {mistake}");
            else
                rule = Read(rule, attribute);
        }

        return rule;
    }

    private static ParameterRule Read(ParameterRule rule, Attribute attribute) => attribute switch
    {
        RangeAttribute { MinimumIsExclusive: false, MaximumIsExclusive: false } range =>
            rule with { Min = range.Minimum, Max = range.Maximum },
        StringLengthAttribute length => rule with { Min = NonZero(length.MinimumLength), Max = length.MaximumLength },
        LengthAttribute length => rule with { Min = length.MinimumLength, Max = length.MaximumLength },
        MinLengthAttribute length => rule with { Min = length.Length },
        MaxLengthAttribute length => rule with { Max = length.Length },
        AllowedValuesAttribute allowed => rule with { AllowedValues = allowed.Values },
        RegularExpressionAttribute expression => rule with { Pattern = expression.Pattern },
        FileRuleAttribute file => rule with { File = new(file.MinBytes, file.MaxBytes, file.ContentTypes, file.Extensions) },
        RequiredAttribute => rule,
        ValidationAttribute validation => rule with { Validations = [.. rule.Validations, validation] },
        _ => rule,
    };

    private static string? Mistake(ParameterRule rule, Attribute attribute)
    {
        var measure = rule.Measure;
        return attribute switch
        {
            RangeAttribute when measure != LimitMeasure.Value => "a range is for numbers, dates and times; text and lists have a length.",
            StringLengthAttribute when measure != LimitMeasure.Characters => "a string length is for text.",
            LengthAttribute or MinLengthAttribute or MaxLengthAttribute when measure == LimitMeasure.Value =>
                "a length is for text and lists.",
            MinLengthAttribute { Length: < 0 } or MaxLengthAttribute { Length: < 0 } or LengthAttribute { MinimumLength: < 0 }
                or StringLengthAttribute { MinimumLength: < 0 } or StringLengthAttribute { MaximumLength: < 0 } =>
                "a length is not negative.",
            DataTypeAttribute or Base64StringAttribute when IsForText(attribute) && measure != LimitMeasure.Characters =>
                $"{attribute.GetType().Name} is for text.",
            _ => null,
        };
    }

    private static string? ParameterMistake(Attribute attribute) => attribute switch
    {
        ValidationAttribute { RequiresValidationContext: true } =>
            $"{attribute.GetType().Name} looks at more than the value; an action checks such things itself.",
        ValidationAttribute validation when IsBuiltIn(validation) && HasOwnMessage(validation) =>
            $"a message is said once, for all limits of a parameter, by {nameof(ParamAttribute)}.{nameof(ParamAttribute.Message)}.",
        _ => null,
    };

    private static bool IsForText(Attribute attribute) => attribute is EmailAddressAttribute or PhoneAttribute or UrlAttribute
        or CreditCardAttribute or FileExtensionsAttribute or Base64StringAttribute;

    /// <summary>Whether it becomes a limit of the rule; any other attribute is asked itself.</summary>
    public static bool IsBuiltIn(ValidationAttribute attribute) => attribute is
        RangeAttribute { MinimumIsExclusive: false, MaximumIsExclusive: false } or StringLengthAttribute or LengthAttribute
        or MinLengthAttribute or MaxLengthAttribute or AllowedValuesAttribute or RegularExpressionAttribute or RequiredAttribute;

    public static bool HasOwnMessage(ValidationAttribute attribute) =>
        attribute.ErrorMessageResourceName is not null
        || attribute.ErrorMessage != (attribute is AllowedValuesAttribute ? AllowedValuesMessage : null);

    private static object? NonZero(int length) => length == 0 ? null : length;
}
