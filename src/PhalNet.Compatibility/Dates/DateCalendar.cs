namespace PhalNet.Compatibility;

/// <summary>The Gregorian calendar without the range limits of <see cref="DateTime"/>, and the offset of a zone at a local time.</summary>
internal static class DateCalendar
{
    public const long SecondsPerDay = 86400;

    private const long DaysPerEra = 146097;
    private const long EpochShift = 719468;
    private const long MaxLocalSeconds = 253402300799 - SecondsPerDay;

    /// <summary>Days since 1970-01-01; months and days out of range roll over.</summary>
    public static long DayNumber(long year, long month, long day)
    {
        var months = (year * 12) + month - 1;
        year = Math.DivRem(months, 12, out var index);
        if (index < 0)
            (year, index) = (year - 1, index + 12);
        month = index + 1;
        if (month <= 2)
            year--;
        var era = (year >= 0 ? year : year - 399) / 400;
        var yearOfEra = year - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysPerEra) + dayOfEra - EpochShift;
    }

    public static (long Year, long Month, long Day) DateOf(long dayNumber)
    {
        var shifted = dayNumber + EpochShift;
        var era = (shifted >= 0 ? shifted : shifted - DaysPerEra + 1) / DaysPerEra;
        var dayOfEra = shifted - (era * DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shiftedMonth = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * shiftedMonth) + 2) / 5) + 1;
        var month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, day);
    }

    /// <summary>0 is Sunday.</summary>
    public static int DayOfWeek(long dayNumber) => (int)((((dayNumber + 4) % 7) + 7) % 7);

    public static int DayOfWeekAt(long seconds) => DayOfWeek((long)Math.Floor((decimal)seconds / SecondsPerDay));

    /// <summary>
    /// Seconds since 1970 of a local time. An ambiguous time is the first of the two; a skipped time moves forward by the gap.
    /// </summary>
    public static long ToUnixSeconds(long localSeconds, TimeZoneInfo zone)
    {
        var clamped = Math.Clamp(localSeconds, -62135596800 + SecondsPerDay, MaxLocalSeconds);
        var local = DateTime.SpecifyKind(DateTime.UnixEpoch.AddSeconds(clamped), DateTimeKind.Unspecified);
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-1))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return localSeconds - (long)offset.TotalSeconds;
    }
}
