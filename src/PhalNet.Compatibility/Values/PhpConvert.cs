using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>PHP 8's conversions between kinds of values.</summary>
internal static class PhpConvert
{
    /// <summary>The text of an array.</summary>
    public const string ArrayText = "Array";

    private const double TwoTo63 = 9223372036854775808.0;
    private const double TwoTo64 = 18446744073709551616.0;

    public static bool ToBool(PhpValue value) => value.Kind switch
    {
        PhpKind.Bool => value.Bool,
        PhpKind.Int => value.Int != 0,
        PhpKind.Float => value.Float != 0,
        PhpKind.String => value.String is not ("" or "0"),
        PhpKind.Array => value.Array.Count > 0,
        _ => false,
    };

    public static long ToInt(PhpValue value) => value.Kind switch
    {
        PhpKind.Bool => value.Bool ? 1 : 0,
        PhpKind.Int => value.Int,
        PhpKind.Float => Wrap(value.Float),
        PhpKind.String => ToInt(value.String),
        PhpKind.Array => value.Array.Count > 0 ? 1 : 0,
        _ => 0,
    };

    /// <summary>A text saturates at the limits of 64 bits; one that overflows to infinity is 0.</summary>
    public static long ToInt(string text)
    {
        var prefix = NumericPrefix.Read(text);
        if (prefix.Kind != NumericKind.Float)
            return prefix.Int;
        if (!double.IsFinite(prefix.Float))
            return 0;
        if (prefix.Float >= TwoTo63)
            return long.MaxValue;
        return prefix.Float < -TwoTo63 ? long.MinValue : (long)prefix.Float;
    }

    public static double ToFloat(PhpValue value) => value.Kind switch
    {
        PhpKind.Bool => value.Bool ? 1 : 0,
        PhpKind.Int => value.Int,
        PhpKind.Float => value.Float,
        PhpKind.String => NumericPrefix.Read(value.String).AsFloat,
        PhpKind.Array => value.Array.Count > 0 ? 1 : 0,
        _ => 0,
    };

    public static string ToText(PhpValue value) => value.Kind switch
    {
        PhpKind.Bool => value.Bool ? "1" : "",
        PhpKind.Int => value.Int.ToString(CultureInfo.InvariantCulture),
        PhpKind.Float => PhpFloatText.ForText(value.Float),
        PhpKind.String => value.String,
        PhpKind.Array => ArrayText,
        _ => "",
    };

    public static bool IsNumeric(PhpValue value) =>
        value.IsNumber || (value.IsString && NumericPrefix.Read(value.String).IsNumeric);

    /// <summary>The number of a value in arithmetic: an int if it fits, otherwise a float.</summary>
    public static PhpValue ToNumber(PhpValue value)
    {
        if (value.IsNumber)
            return value;
        if (!value.IsString)
            return ToInt(value);
        var prefix = NumericPrefix.Read(value.String);
        return prefix.Number;
    }

    private static long Wrap(double value)
    {
        if (!double.IsFinite(value))
            return 0;
        if (value is >= -TwoTo63 and < TwoTo63)
            return (long)value;
        var remainder = Math.IEEERemainder(Math.Truncate(value), TwoTo64);
        return remainder >= TwoTo63 ? long.MinValue : (long)remainder;
    }
}
