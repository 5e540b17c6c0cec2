using System.Globalization;

namespace PhalNet.Internal.Strict;

internal sealed class TimeConverter() : ScalarConverter<TimeOnly>("time")
{
    private static readonly string[] Formats = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];

    protected override bool TryParse(string text, out TimeOnly result) =>
        TimeOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out result);
}
