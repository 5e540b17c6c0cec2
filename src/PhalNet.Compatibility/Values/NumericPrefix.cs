using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>
/// The number at the beginning of a text: white space, sign, digits, fraction, exponent. <see cref="HasRest"/> is set when something other
/// than white space follows, so that the text as a whole is not numeric.
/// </summary>
internal readonly record struct NumericPrefix(NumericKind Kind, long Int, double Float, bool HasRest, bool IsOverflow)
{
    public const string WhiteSpace = " \t\n\r\v\f";

    public bool IsNumeric => Kind != NumericKind.None && !HasRest;

    public PhpValue Number => Kind == NumericKind.Float ? PhpValue.Of(Float) : PhpValue.Of(Int);

    public double AsFloat => Kind == NumericKind.Int ? Int : Float;

    public static NumericPrefix Read(string text)
    {
        var rest = text.AsSpan().TrimStart(WhiteSpace);
        var at = rest.Length > 0 && rest[0] is '+' or '-' ? 1 : 0;
        var digits = SkipDigits(rest, at);
        var isFloat = false;
        var end = digits;
        if (end < rest.Length && rest[end] == '.')
        {
            var fraction = SkipDigits(rest, end + 1);
            if (digits > at || fraction > end + 1)
            {
                isFloat = true;
                end = fraction;
            }
        }

        if (end == at)
            return new NumericPrefix(NumericKind.None, 0, 0, rest.Length > 0, false);
        if (end < rest.Length && rest[end] is 'e' or 'E')
        {
            var exponent = end + 1;
            if (exponent < rest.Length && rest[exponent] is '+' or '-')
                exponent++;
            var last = SkipDigits(rest, exponent);
            if (last > exponent)
            {
                isFloat = true;
                end = last;
            }
        }

        var hasRest = !rest[end..].TrimStart(WhiteSpace).IsEmpty;
        var number = rest[..end];
        if (!isFloat && long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return new NumericPrefix(NumericKind.Int, value, 0, hasRest, false);
        var approximate = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        return new NumericPrefix(NumericKind.Float, 0, approximate, hasRest, !isFloat);
    }

    private static int SkipDigits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }
}

internal enum NumericKind : byte
{
    None,
    Int,
    Float,
}
