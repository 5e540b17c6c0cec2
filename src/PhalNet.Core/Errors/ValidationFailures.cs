using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace PhalNet;

/// <summary>
/// Messages of validation attributes in the caller's language. The framework's own messages are English only, so the catalog has texts for
/// its attributes. A message set on an attribute is used unchanged, or looked up if it is a key.
/// </summary>
public static class ValidationFailures
{
    private static readonly string Unspecific = new UnspecificAttribute().FormatErrorMessage("");

    /// <summary>The default messages of the built-in attributes; those of other attributes are created on demand.</summary>
    private static readonly FrozenDictionary<Type, string?> Defaults = new ValidationAttribute[]
    {
        new EmailAddressAttribute(), new UrlAttribute(), new PhoneAttribute(), new CreditCardAttribute(), new FileExtensionsAttribute(),
        new Base64StringAttribute(), new DeniedValuesAttribute(), new AllowedValuesAttribute(),
    }.ToFrozenDictionary(attribute => attribute.GetType(), attribute => attribute.ErrorMessage);

    /// <summary>The failure of a value that an attribute rejected.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="refused">The attribute's result.</param>
    /// <param name="name">The name of the parameter or member in requests.</param>
    /// <param name="message">Replaces every other message, a text or a key; null for none.</param>
    public static CallFailure Of(ValidationAttribute attribute, ValidationResult refused, string name, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        ArgumentNullException.ThrowIfNull(refused);
        var named = new MessageArgument("name", name);
        if (message is not null)
            return new(400, message, named, new("reason", refused.ErrorMessage ?? ""));
        if (BuiltIn(attribute) is { } known)
            return new(400, known.Key, [named, .. known.Arguments]);
        if (refused.ErrorMessage is not { Length: > 0 } text || IsUnspecific(text, name))
            return new(400, "rule.wrong", named);
        return MessageText.IsKey(text) ? new(400, text, named) : new(400, "rule.invalid", named, new("reason", text));
    }

    // "The field a is invalid." is the framework's text for an attribute without a message.
    private static bool IsUnspecific(string text, string name) =>
        text == Unspecific || text == new UnspecificAttribute().FormatErrorMessage(name);

    private static (string Key, MessageArgument[] Arguments)? BuiltIn(ValidationAttribute attribute)
    {
        var isOfTheFramework = attribute.GetType().Assembly == typeof(ValidationAttribute).Assembly;
        var isWorded = attribute.ErrorMessageResourceName is not null
            || attribute.ErrorMessage != Defaults.GetValueOrDefault(attribute.GetType());
        return !isOfTheFramework || isWorded ? null : attribute switch
        {
            EmailAddressAttribute => ("rule.email", []),
            UrlAttribute => ("rule.url", []),
            PhoneAttribute => ("rule.phone", []),
            CreditCardAttribute => ("rule.creditcard", []),
            Base64StringAttribute => ("rule.base64", []),
            FileExtensionsAttribute files => ("rule.filename", [new("values", Extensions(files))]),
            EnumDataTypeAttribute kinds => ("rule.enum", [new("values", string.Join(", ", Enum.GetNames(kinds.EnumType)))]),
            DeniedValuesAttribute denied => ("rule.denied", [new("values", Values(denied.Values))]),
            AllowedValuesAttribute allowed => ("rule.enum", [new("values", Values(allowed.Values))]),
            CompareAttribute other => ("rule.compare", [new("other", other.OtherPropertyDisplayName ?? other.OtherProperty)]),
            RangeAttribute range => (RangeKey(range), [new("min", Text(range.Minimum)), new("max", Text(range.Maximum))]),
            _ => Length(attribute),
        };
    }

    private static (string Key, MessageArgument[] Arguments)? Length(ValidationAttribute attribute) => attribute switch
    {
        RequiredAttribute => ("rule.required", []),
        RegularExpressionAttribute => ("rule.pattern", []),
        StringLengthAttribute { MinimumLength: 0, MaximumLength: var max } => ("rule.length.max", [new("max", Text(max))]),
        StringLengthAttribute { MinimumLength: var min, MaximumLength: var max } => Between(min, max),
        LengthAttribute { MinimumLength: var min, MaximumLength: var max } => Between(min, max),
        MinLengthAttribute { Length: var min } => ("rule.length.min", [new("min", Text(min))]),
        MaxLengthAttribute { Length: var max } => ("rule.length.max", [new("max", Text(max))]),
        _ => null,
    };

    private static (string Key, MessageArgument[] Arguments) Between(int min, int max) =>
        ("rule.length.range", [new("min", Text(min)), new("max", Text(max))]);

    private static string RangeKey(RangeAttribute range) => (range.MinimumIsExclusive, range.MaximumIsExclusive) switch
    {
        (true, true) => "rule.range.between",
        (true, false) => "rule.range.above",
        (false, true) => "rule.range.below",
        _ => "rule.range",
    };

    private static string Extensions(FileExtensionsAttribute files) =>
        string.Join(", ", files.Extensions.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string Values(IEnumerable<object?> values) =>
        string.Join(", ", values.Select(value => value switch { null => "null", "" => "\"\"", _ => Text(value) }));

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private sealed class UnspecificAttribute : ValidationAttribute;
}
