using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>PHP's text of a float: 14 digits in text, the shortest round-trip digits in JSON.</summary>
internal static class PhpFloatText
{
    private const int TextDigits = 14;
    private const int JsonDigits = 17;

    public static string ForText(double value) => Format(value, value.ToString("E13", CultureInfo.InvariantCulture), TextDigits, 'E');

    public static string ForJson(double value) => Format(value, Shortest(value), JsonDigits, 'e');

    private static string Shortest(double value)
    {
        var exact = value.ToString("R", CultureInfo.InvariantCulture);
        var e = exact.IndexOf('E');
        var mantissa = (e < 0 ? exact : exact.AsSpan(0, e)).TrimStart('-');
        var exponent = e < 0 ? 0 : int.Parse(exact.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.');
        var digits = mantissa.ToString().Replace(".", "", StringComparison.Ordinal);
        var position = (point < 0 ? mantissa.Length : point) + exponent;
        var significant = digits.TrimStart('0');
        position -= digits.Length - significant.Length;
        if (significant.Length == 0)
            return "0E+0";
        var head = significant.Length > 1 ? $"{significant[0]}.{significant.AsSpan(1)}" : significant;
        return string.Create(CultureInfo.InvariantCulture, $"{head}E{position - 1}");
    }

    private static string Format(double value, string scientific, int precision, char exponentMark)
    {
        if (double.IsNaN(value))
            return "NAN";
        if (double.IsInfinity(value))
            return value > 0 ? "INF" : "-INF";
        var sign = double.IsNegative(value) ? "-" : "";
        if (value == 0)
            return sign + "0";

        var e = scientific.IndexOf('E');
        var digits = scientific[..e].TrimStart('-').Replace(".", "", StringComparison.Ordinal).TrimEnd('0');
        var exponent = int.Parse(scientific.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var position = exponent + 1;
        if (position < -3 || position > precision)
        {
            var fraction = digits.Length > 1 ? digits[1..] : "0";
            var exponentSign = exponent < 0 ? "-" : "+";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{sign}{digits[0]}.{fraction}{exponentMark}{exponentSign}{Math.Abs(exponent)}");
        }

        if (position <= 0)
            return sign + "0." + new string('0', -position) + digits;
        if (position >= digits.Length)
            return sign + digits + new string('0', position - digits.Length);
        return sign + digits[..position] + "." + digits[position..];
    }
}
