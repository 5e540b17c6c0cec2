using System.Globalization;
using System.Numerics;

namespace PhalNet.Internal.Strict;

/// <summary>Decimal digits with a sign; with a fraction and an exponent where the type has them. No blanks, no thousands, no infinity.</summary>
internal sealed class NumberConverter<T>() : ScalarConverter<T>(ParameterTypes.NameOf(typeof(T))) where T : struct, INumber<T>
{
    private static readonly NumberStyles Style = T.IsInteger(T.One / (T.One + T.One))
        ? NumberStyles.AllowLeadingSign
        : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    protected override bool TryParse(string text, out T result) =>
        T.TryParse(text, Style, CultureInfo.InvariantCulture, out result) && T.IsFinite(result);
}
