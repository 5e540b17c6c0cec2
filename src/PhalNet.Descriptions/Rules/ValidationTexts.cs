using System.ComponentModel.DataAnnotations;

namespace PhalNet.Descriptions;

/// <summary>
/// Describes the validation attributes of a rule: built-in ones in the language of the documentation, others with their own message.
/// </summary>
internal sealed class ValidationTexts(CommentLibrary comments, DescriptionTexts texts)
{
    public IEnumerable<string?> Of(ValidationAttribute validation, string name) =>
        HasOwnMessage(validation) ? [Message(validation, name)] : BuiltIn(validation) ?? [Message(validation, name)];

    private string?[]? BuiltIn(ValidationAttribute validation) => validation switch
    {
        RangeAttribute range =>
        [
            texts[range.MinimumIsExclusive ? "limit.value.above" : "limit.value.min", ValueText.Write(range.Minimum)],
            texts[range.MaximumIsExclusive ? "limit.value.below" : "limit.value.max", ValueText.Write(range.Maximum)],
        ],
        EmailAddressAttribute => [texts["limit.email"]],
        UrlAttribute => [texts["limit.url"]],
        PhoneAttribute => [texts["limit.phone"]],
        CreditCardAttribute => [texts["limit.creditCard"]],
        Base64StringAttribute => [texts["limit.base64"]],
        FileExtensionsAttribute files =>
            [texts["limit.fileName", string.Join(", ", files.Extensions.Split(',').Select(one => MarkdownText.Code(one.Trim())))]],
        DeniedValuesAttribute denied =>
            [texts["limit.denied", string.Join(", ", denied.Values.Select(one => MarkdownText.Code(ValueText.Write(one) ?? "null")))]],

        EnumDataTypeAttribute { EnumType.IsEnum: true } choice =>
            [texts["limit.oneOf", string.Join(", ", Enum.GetNames(choice.EnumType).Select(MarkdownText.Code))]],

        // It describes a text and validates nothing.
        DataTypeAttribute data when data.GetType() == typeof(DataTypeAttribute) => [],
        _ => null,
    };

    // The built-in attributes have default messages.
    private static bool HasOwnMessage(ValidationAttribute validation) =>
        validation.ErrorMessageResourceName is not null || validation.ErrorMessage != Plain(validation)?.ErrorMessage;

    private static ValidationAttribute? Plain(ValidationAttribute validation) => validation switch
    {
        EmailAddressAttribute => new EmailAddressAttribute(),
        UrlAttribute => new UrlAttribute(),
        PhoneAttribute => new PhoneAttribute(),
        CreditCardAttribute => new CreditCardAttribute(),
        Base64StringAttribute => new Base64StringAttribute(),
        FileExtensionsAttribute => new FileExtensionsAttribute(),
        DeniedValuesAttribute => new DeniedValuesAttribute(),
        EnumDataTypeAttribute choice => new EnumDataTypeAttribute(choice.EnumType),
        _ => null,
    };

    // For an attribute with only the generic message, its comment is more useful.
    private string Message(ValidationAttribute validation, string name)
    {
        var type = validation.GetType();
        if (Format(validation, name) is { } text && text != new Unspecific().FormatErrorMessage(name))
            return text;
        return comments.Find(type).Summary is { Length: > 0 } summary
            ? summary
            : MarkdownText.Code(type.Name.Replace("Attribute", "", StringComparison.Ordinal));
    }

    // A message may name a missing resource, and an attribute of a module may throw anything.
    private static string? Format(ValidationAttribute validation, string name)
    {
        try
        {
            return validation.FormatErrorMessage(name);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private sealed class Unspecific : ValidationAttribute;
}
