using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet.Descriptions;

/// <summary>The limits of a member of an object as the rule that a parameter with these attributes would have.</summary>
internal static class MemberRule
{
    public static ParameterRule Of(JsonPropertyInfo member) => AttributesOf(member).OfType<ValidationAttribute>().Aggregate(
        new ParameterRule
        {
            Member = member.Name,
            Name = member.Name,
            ClrType = member.PropertyType,
            Type = ParameterTypes.NameOf(member.PropertyType),
            ListFormat = ListFormat.Single,
        },
        Read);

    /// <summary>The attributes of a property and of the parameter of a constructor that it is set by.</summary>
    public static IEnumerable<Attribute> AttributesOf(JsonPropertyInfo member) =>
    [
        .. member.AttributeProvider?.GetCustomAttributes(typeof(Attribute), inherit: true).OfType<Attribute>() ?? [],
        .. member.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(typeof(Attribute), inherit: true).OfType<Attribute>() ?? [],
    ];

    private static ParameterRule Read(ParameterRule rule, ValidationAttribute attribute) => attribute switch
    {
        RangeAttribute { MinimumIsExclusive: false, MaximumIsExclusive: false } range =>
            rule with { Min = range.Minimum, Max = range.Maximum },
        StringLengthAttribute length =>
            rule with { Min = length.MinimumLength == 0 ? null : length.MinimumLength, Max = length.MaximumLength },
        LengthAttribute length => Counted(rule) with { Min = length.MinimumLength, Max = length.MaximumLength },
        MinLengthAttribute length => Counted(rule) with { Min = length.Length },
        MaxLengthAttribute length => length.Length < 0 ? rule : Counted(rule) with { Max = length.Length },
        AllowedValuesAttribute allowed => rule with { AllowedValues = allowed.Values },
        RegularExpressionAttribute expression => rule with { Pattern = expression.Pattern },
        RequiredAttribute { AllowEmptyStrings: false } when rule.ClrType == typeof(string) => rule with { Min = rule.Min ?? 1 },
        RequiredAttribute => rule,
        _ => rule with { Validations = [.. rule.Validations, attribute] },
    };

    // What has no length but a number of elements, such as a dictionary.
    private static ParameterRule Counted(ParameterRule rule) =>
        rule.Measure == LimitMeasure.Value ? rule with { Measure = LimitMeasure.Items } : rule;
}
