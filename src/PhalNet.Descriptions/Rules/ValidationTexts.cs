using System.ComponentModel.DataAnnotations;

namespace PhalNet.Descriptions;

/// <summary>Says the further checks of a rule: the built-in ones in the reader's language, others in their own words.</summary>
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

        // It says what a text is for and checks nothing.
        DataTypeAttribute data when data.GetType() == typeof(DataTypeAttribute) => [],
        _ => null,
    };

    // The built-in ones have a message from the start.
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

    // What has no message but the one that all have is better told by its comment.
    private string Message(ValidationAttribute validation, string name)
    {
        var type = validation.GetType();
        if (Format(validation, name) is { } text && text != new Unspecific().FormatErrorMessage(name))
            return text;
        return comments.Find(type).Summary is { Length: > 0 } summary
            ? summary
            : MarkdownText.Code(type.Name.Replace("Attribute", "", StringComparison.Ordinal));
    }

    // A message may name a resource that does not exist, and an attribute of a module's own may throw anything.
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
