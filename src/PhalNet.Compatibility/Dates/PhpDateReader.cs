namespace PhalNet.Compatibility;

/// <summary>
/// Reads dates like PHP's strtotime: the manual's formats in any order, then the relative parts. Days out of range roll over.
/// </summary>
internal sealed class PhpDateReader(TimeZoneInfo zone, TimeProvider clock)
{
    private const string WhiteSpace = " \t\n\r\v\f";

    private readonly DateZone _here = new(zone, 0);

    /// <summary>Seconds since 1970; null when the text is not a date.</summary>
    public long? Read(string text)
    {
        if (text.Length == 0)
            return null;
        return DateScanner.Scan(text.AsSpan().Trim(WhiteSpace).ToString()) is { } parts ? Resolve(parts) : null;
    }

    private long? Resolve(DateParts parts)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        var place = parts.Zone ?? _here;
        if (RelativeDate.LocalSeconds(parts, now.DateTime) is not { } local)
            return null;
        return place.Place is { } named ? DateCalendar.ToUnixSeconds(local, named) : local - place.Offset;
    }
}
