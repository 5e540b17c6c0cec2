namespace PhalNet.Internal.Strict;

/// <summary>A point in time as the clocks of the configured zone show it.</summary>
internal sealed class DateTimeConverter(TimeZoneInfo zone) : ScalarConverter<DateTime>("datetime")
{
    protected override bool TryParse(string text, out DateTime result)
    {
        var parsed = DateFormats.TryParse(text, zone, out var point);
        result = parsed ? DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(point, zone).DateTime, DateTimeKind.Unspecified) : default;
        return parsed;
    }
}
