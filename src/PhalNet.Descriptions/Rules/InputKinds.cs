using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace PhalNet.Descriptions;

/// <summary>Chooses the input field of a parameter.</summary>
internal static class InputKinds
{
    // Longer texts get a field with several lines.
    private const int ShortText = 100;

    public static InputKind Of(ParameterRule rule, bool hasChoices) => rule.Kind switch
    {
        ParameterKind.File => InputKind.File,
        _ when hasChoices && rule.Kind != ParameterKind.List => InputKind.Choice,
        ParameterKind.Boolean => InputKind.Choice,
        ParameterKind.Integer or ParameterKind.Number => InputKind.Number,
        ParameterKind.Date => OfDate(rule.Type),
        ParameterKind.List or ParameterKind.Object => InputKind.LongText,
        _ when rule.Sensitive || IsFor(rule, DataType.Password) => InputKind.Password,
        _ when IsFor(rule, DataType.MultilineText) || MayBeLong(rule) => InputKind.LongText,
        _ => InputKind.Text,
    };

    private static InputKind OfDate(string type) => type switch
    {
        "date" => InputKind.Date,
        "time" => InputKind.Time,
        _ => InputKind.DateTime,
    };

    private static bool IsFor(ParameterRule rule, DataType use) =>
        rule.Validations.OfType<DataTypeAttribute>().Any(data => data.DataType == use);

    // Headers and cookies have one line; a pattern or a known format means a short text.
    private static bool MayBeLong(ParameterRule rule) =>
        rule is { Pattern: null, Source: not (ValueSource.Header or ValueSource.Cookie) }
        && rule is { Kind: ParameterKind.Text, Measure: not LimitMeasure.Value }
        && !rule.Validations.OfType<DataTypeAttribute>().Any()
        && !(ValueText.Write(rule.Max) is { } most
            && decimal.TryParse(most, CultureInfo.InvariantCulture, out var length) && length <= ShortText);
}

/// <summary>The kind of an input field.</summary>
public enum InputKind
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>Several lines of text.</summary>
    LongText,

    /// <summary>Hidden text.</summary>
    Password,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of several values.</summary>
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
