using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>How PHP prints a float: with 14 digits in text, with the shortest digits that read back in JSON.</summary>
internal static class PhpFloatText
{
    private const int TextDigits = 14;
    private const int JsonDigits = 17;

    public static string ForText(double value) => Format(value, value.ToString("E13", CultureInfo.InvariantCulture), TextDigits, 'E');

    public static string ForJson(double value) => Format(value, Shortest(value), JsonDigits, 'e');

    private static string Shortest(double value)
    {
        string exact = value.ToString("R", CultureInfo.InvariantCulture);
        int e = exact.IndexOf('E');
        ReadOnlySpan<char> mantissa = (e < 0 ? exact : exact.AsSpan(0, e)).TrimStart('-');
        int exponent = e < 0 ? 0 : int.Parse(exact.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.');
        string digits = mantissa.ToString().Replace(".", string.Empty, StringComparison.Ordinal);
        int position = (point < 0 ? mantissa.Length : point) + exponent;
        string significant = digits.TrimStart('0');
        position -= digits.Length - significant.Length;
        if (significant.Length == 0) return "0E+0";
        string head = significant.Length > 1 ? $"{significant[0]}.{significant.AsSpan(1)}" : significant;
        return string.Create(CultureInfo.InvariantCulture, $"{head}E{position - 1}");
    }

    private static string Format(double value, string scientific, int precision, char exponentMark)
    {
        if (double.IsNaN(value)) return "NAN";
        if (double.IsInfinity(value)) return value > 0 ? "INF" : "-INF";
        string sign = double.IsNegative(value) ? "-" : string.Empty;
        if (value == 0) return sign + "0";

        int e = scientific.IndexOf('E');
        string digits = scientific[..e].TrimStart('-').Replace(".", string.Empty, StringComparison.Ordinal).TrimEnd('0');
        int exponent = int.Parse(scientific.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int position = exponent + 1;
        if (position < -3 || position > precision)
        {
            string fraction = digits.Length > 1 ? digits[1..] : "0";
            string exponentSign = exponent < 0 ? "-" : "+";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{sign}{digits[0]}.{fraction}{exponentMark}{exponentSign}{Math.Abs(exponent)}");
        }

        if (position <= 0) return sign + "0." + new string('0', -position) + digits;
        if (position >= digits.Length) return sign + digits + new string('0', position - digits.Length);
        return sign + digits[..position] + "." + digits[position..];
    }
}
