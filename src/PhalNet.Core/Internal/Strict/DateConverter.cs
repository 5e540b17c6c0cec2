using System.Globalization;

namespace PhalNet.Internal.Strict;

internal sealed class DateConverter() : ScalarConverter<DateOnly>("date")
{
    protected override bool TryParse(string text, out DateOnly result) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out result);
}
