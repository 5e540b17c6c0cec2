using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace PhalNet.Descriptions;

/// <summary>Checks generated values with a rule's built-in validation attributes; those of a module are not run for a page.</summary>
internal static class ExampleChecks
{
    public static bool Knows(ParameterRule rule) => rule.Validations.All(validation => validation is
        RangeAttribute or EmailAddressAttribute or UrlAttribute or PhoneAttribute or CreditCardAttribute or FileExtensionsAttribute
        or Base64StringAttribute or DeniedValuesAttribute or EnumDataTypeAttribute
        || validation.GetType() == typeof(DataTypeAttribute));

    public static bool Allows(ParameterRule rule, string value) => rule.Validations.All(validation => validation switch
    {
        RangeAttribute range => IsWithin(range, value),
        DeniedValuesAttribute denied => denied.Values.All(one => ValueText.Write(one) != value),
        _ => validation.IsValid(value),
    });

    private static bool IsWithin(RangeAttribute range, string value)
    {
        if (Number(value) is not { } number || Number(range.Minimum) is not { } least || Number(range.Maximum) is not { } most)
            return false;
        return (range.MinimumIsExclusive ? number > least : number >= least) && (range.MaximumIsExclusive ? number < most : number <= most);
    }

    public static decimal? Number(object? value) =>
        decimal.TryParse(ValueText.Write(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
