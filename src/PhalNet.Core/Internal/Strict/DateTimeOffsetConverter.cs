namespace PhalNet.Internal.Strict;

internal sealed class DateTimeOffsetConverter(TimeZoneInfo zone) : ScalarConverter<DateTimeOffset>("datetime")
{
    protected override bool TryParse(string text, out DateTimeOffset result) => DateFormats.TryParse(text, zone, out result);
}
