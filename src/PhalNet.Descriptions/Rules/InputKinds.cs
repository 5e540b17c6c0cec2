using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace PhalNet.Descriptions;

/// <summary>Chooses what a parameter is typed into.</summary>
internal static class InputKinds
{
    // Longer than this a text deserves more than one line to type it in.
    private const int ShortText = 100;

    public static InputKind Of(ParameterRule rule, bool hasChoices) => rule.Type switch
    {
        "file" => InputKind.File,
        _ when hasChoices && rule.Type != "array" => InputKind.Choice,
        "bool" or "boolean" => InputKind.Choice,
        "int" or "long" or "decimal" or "double" or "float" => InputKind.Number,
        "datetime" => InputKind.DateTime,
        "date" when !ProfileRules.Matches(rule) => InputKind.Date,
        "time" => InputKind.Time,
        "array" or "object" => InputKind.LongText,
        _ when rule.Sensitive || IsFor(rule, DataType.Password) => InputKind.Password,
        "string" when IsFor(rule, DataType.MultilineText) => InputKind.LongText,
        "string" when MayBeLong(rule) => InputKind.LongText,
        _ => InputKind.Text,
    };

    private static bool IsFor(ParameterRule rule, DataType use) =>
        rule.Validations.OfType<DataTypeAttribute>().Any(data => data.DataType == use);

    // Headers and cookies are one line; a pattern or a known form is for something short.
    private static bool MayBeLong(ParameterRule rule) =>
        rule is { Pattern: null, Source: not (ValueSource.Header or ValueSource.Cookie) }
        && (Nullable.GetUnderlyingType(rule.ClrType ?? typeof(string)) ?? rule.ClrType) is not { IsValueType: true }
        && !rule.Validations.OfType<DataTypeAttribute>().Any()
        && !(ValueText.Write(rule.Max) is { } most
            && decimal.TryParse(most, CultureInfo.InvariantCulture, out var length) && length <= ShortText);
}

/// <summary>What a value is typed into.</summary>
public enum InputKind
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>Several lines of text.</summary>
    LongText,

    /// <summary>Text that is not shown.</summary>
    Password,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of some values.</summary>
    Choice,

    /// <summary>A file.</summary>
    File,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A date with a time.</summary>
    DateTime,

    /// <summary>A time of day.</summary>
    Time,
}
