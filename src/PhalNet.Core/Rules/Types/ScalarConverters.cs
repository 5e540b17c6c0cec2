using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace PhalNet;

/// <summary>A converter that reads text; a JSON number or boolean is read as it is written.</summary>
internal abstract class ScalarConverter<T>(string typeName) : ParameterConverter<T>
{
    public override string TypeName { get; } = typeName;

    public sealed override bool TryConvert(in CallValue value, [MaybeNullWhen(false)] out T result)
    {
        result = default;
        return value.Kind switch
        {
            CallValueKind.Text => TryParse(value.Text, out result),
            CallValueKind.Json when value.Json.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False =>
                TryParse(value.Json.GetRawText(), out result),
            _ => false,
        };
    }

    protected abstract bool TryParse(string text, [MaybeNullWhen(false)] out T result);
}

/// <summary>Text as sent. JSON numbers and booleans are taken as they are written; lists and objects are not text.</summary>
internal sealed class StringConverter : ParameterConverter<string>
{
    public override string TypeName => "string";

    public override bool TryConvert(in CallValue value, [MaybeNullWhen(false)] out string result)
    {
        result = value.Kind switch
        {
            CallValueKind.Text => value.Text,
            CallValueKind.Json when value.Json.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.Json.GetRawText(),
            _ => null,
        };
        return result is not null;
    }
}

/// <summary>Decimal digits with a sign; with a fraction and an exponent where the type has them. No blanks, no thousands, no infinity.</summary>
internal sealed class NumberConverter<T>() : ScalarConverter<T>(ParameterTypes.NameOf(typeof(T))) where T : struct, INumber<T>
{
    private static readonly NumberStyles Style = T.IsInteger(T.One / (T.One + T.One))
        ? NumberStyles.AllowLeadingSign
        : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    protected override bool TryParse(string text, out T result) =>
        T.TryParse(text, Style, CultureInfo.InvariantCulture, out result) && T.IsFinite(result);
}

/// <summary>true, false, 1, 0, and what HTML forms send: on, off, yes, no; in any case.</summary>
internal sealed class BoolConverter() : ScalarConverter<bool>("bool")
{
    protected override bool TryParse(string text, out bool result)
    {
        result = Is(text, "true") || text == "1" || Is(text, "on") || Is(text, "yes");
        return result || Is(text, "false") || text == "0" || Is(text, "off") || Is(text, "no");
    }

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>32 hexadecimal digits, plain or with hyphens.</summary>
internal sealed class GuidConverter() : ScalarConverter<Guid>("string")
{
    protected override bool TryParse(string text, out Guid result) => Guid.TryParseExact(text, "D", out result) || Guid.TryParseExact(text, "N", out result);
}
