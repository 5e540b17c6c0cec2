using System.ComponentModel.DataAnnotations;

namespace PhalNet.Internal.Scanning;

/// <summary>Reads the limits of a rule from its attributes.</summary>
internal static class RuleLimits
{
    public static ParameterRule Read(ParameterRule rule, IEnumerable<Attribute> attributes) => attributes.Aggregate(rule, Read);

    private static ParameterRule Read(ParameterRule rule, Attribute attribute) => attribute switch
    {
        RangeAttribute { MinimumIsExclusive: false, MaximumIsExclusive: false } range => rule with { Min = range.Minimum, Max = range.Maximum },
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

    private static object? NonZero(int length) => length == 0 ? null : length;
}
