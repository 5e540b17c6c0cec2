namespace PhalNet.Compatibility;

/// <summary>
/// The part of PHP's strtotime that occurs in requests: absolute notations, week and year days, zones, and relative words.
/// Impossible days roll over, clocks that do not exist are refused.
/// </summary>
internal sealed class PhpDateReader(TimeZoneInfo zone, TimeProvider clock)
{
    private const string WhiteSpace = " \t\n\r\v\f";

    /// <summary>Seconds since 1970, or null when the text is no date.</summary>
    public long? Read(string text)
    {
        if (text.Length == 0)
            return null;
        var trimmed = text.Trim(WhiteSpace.ToCharArray());
        var parts = trimmed.Length == 0 ? new DateParts() : DateScanner.Scan(trimmed);
        return parts is null ? null : Resolve(parts);
    }

    private long? Resolve(DateParts parts)
    {
        var place = parts.Zone ?? zone;
        // Only what a clock there shows is used; offsets in texts may be larger than any that .NET knows.
        var now = parts.HasZone && parts.Zone is null
            ? clock.GetUtcNow() + parts.ZoneOffset
            : TimeZoneInfo.ConvertTime(clock.GetUtcNow(), place);
        var atMidnight = parts.HasDate && !parts.HasTime;
        var hour = parts.Hour ?? (atMidnight ? 0 : now.Hour);
        var minute = parts.Minute ?? (atMidnight ? 0 : now.Minute);
        var second = parts.Second ?? (atMidnight ? 0 : now.Second);

        var relative = parts.Relative;
        if (Math.Abs(relative.Years) > 100_000 || Math.Abs(relative.Months) > 1_200_000 || Math.Abs(relative.Days) > 40_000_000)
            return null;
        var year = (parts.Year ?? now.Year) + relative.Years;
        var month = (parts.Month ?? now.Month) + relative.Months;
        var day = DayNumber(relative, year, month, parts.Day ?? now.Day);
        var local = (day * DateCalendar.SecondsPerDay) + (hour * 3600) + (minute * 60) + second;
        var seconds = parts.HasZone && parts.Zone is null
            ? local - (long)parts.ZoneOffset.TotalSeconds
            : DateCalendar.ToUnixSeconds(local, place);
        return seconds + relative.Seconds;
    }

    private static long DayNumber(RelativeParts relative, long year, long month, long day)
    {
        switch (relative.MonthDay)
        {
            case MonthDay.First:
                return DateCalendar.DayNumber(year, month, 1) + relative.Days;
            case MonthDay.Last:
                return DateCalendar.DayNumber(year, month + 1, 1) - 1 + relative.Days;
            case MonthDay.NthWeekday:
                return NthWeekday(relative, year, month) + relative.Days;
        }

        var number = DateCalendar.DayNumber(year, month, day) + relative.Days;
        if (relative.DayOfWeek is { } wanted)
        {
            var ahead = (wanted - DateCalendar.DayOfWeek(number) + 7) % 7;
            if (ahead == 0 && !relative.DayOfWeekCountsToday && relative.Days >= 0)
                ahead = 7;
            number += ahead;
        }

        return AddWeekdays(number, relative.Weekdays);
    }

    private static long NthWeekday(RelativeParts relative, long year, long month)
    {
        var wanted = relative.DayOfWeek ?? 0;
        if (relative.NthOfMonth < 0)
        {
            var last = DateCalendar.DayNumber(year, month + 1, 1) - 1;
            return last - ((DateCalendar.DayOfWeek(last) - wanted + 7) % 7);
        }

        var first = DateCalendar.DayNumber(year, month, 1);
        return first + ((wanted - DateCalendar.DayOfWeek(first) + 7) % 7) + (Math.Max(0, relative.NthOfMonth - 1) * 7);
    }

    private static long AddWeekdays(long number, long weekdays)
    {
        long step = Math.Sign(weekdays);
        for (var left = Math.Min(Math.Abs(weekdays), 10_000); left > 0;)
        {
            number += step;
            if (DateCalendar.DayOfWeek(number) is not (0 or 6))
                left--;
        }

        return number;
    }
}
