using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace PhalNet.Descriptions;

internal static class ExampleTexts
{
    // A very large bound must not create a text of its size.
    private const int Longest = 1000;

    public static string? Make(ParameterRule rule)
    {
        if (rule.Pattern is not null)
            return null;
        return Candidates(rule).FirstOrDefault(text => HasLength(rule, text) && ExampleChecks.Allows(rule, text));
    }

    /// <summary>The length that a rule requires; 0 for none.</summary>
    public static int Length(object? bound) =>
        decimal.TryParse(ValueText.Write(bound), CultureInfo.InvariantCulture, out var length) ? (int)Math.Clamp(length, 0, Longest) : 0;

    private static IEnumerable<string> Candidates(ParameterRule rule)
    {
        foreach (var validation in rule.Validations)
        {
            if (OfForm(validation) is { } text)
                yield return text;
        }

        var least = Length(rule.Min);
        var most = rule.Max is null ? Longest : Length(rule.Max);
        yield return least > 4 ? string.Concat(Enumerable.Repeat("12345678", (least / 8) + 1))[..least] : "text"[..Math.Min(4, most)];
        yield return "sample"[..Math.Min(6, most)];
    }

    private static string? OfForm(ValidationAttribute validation) => validation switch
    {
        EmailAddressAttribute => "anna@example.com",
        UrlAttribute => "https://example.com/",
        PhoneAttribute => "+49 30 123456",
        CreditCardAttribute => "4111111111111111",
        FileExtensionsAttribute files => $"sample.{files.Extensions.Split(',')[0].Trim().TrimStart('.')}",
        Base64StringAttribute => "dGV4dA==",
        EnumDataTypeAttribute { EnumType.IsEnum: true } choice => Enum.GetNames(choice.EnumType).FirstOrDefault(),
        _ => null,
    };

    private static bool HasLength(ParameterRule rule, string text) =>
        text.Length >= Length(rule.Min) && (rule.Max is null || text.Length <= Length(rule.Max) || Length(rule.Max) == Longest);
}
