namespace PhalNet.Compatibility;

/// <summary>What a date text has said so far. A part said twice makes the text invalid.</summary>
internal sealed class DateParts
{
    private int _zones;

    public long? Year { get; private set; }

    public long? Month { get; private set; }

    public long? Day { get; private set; }

    public long? Hour { get; private set; }

    public long? Minute { get; private set; }

    public long? Second { get; private set; }

    public bool HasDate { get; private set; }

    public bool HasTime { get; private set; }

    public bool HasZone => _zones > 0;

    public TimeZoneInfo? Zone { get; private set; }

    public TimeSpan ZoneOffset { get; private set; }

    public RelativeParts Relative { get; } = new();

    public bool IsValid { get; private set; } = true;

    public void SetDate(long year, long month, long day)
    {
        if (HasDate)
            Fail();
        HasDate = true;
        (Year, Month, Day) = (year, month, day);
    }

    public void SetMonthAndDay(long month, long day)
    {
        if (HasDate)
            Fail();
        HasDate = true;
        (Month, Day) = (month, day);
    }

    public void SetMonth(long month)
    {
        if (HasDate)
            Fail();
        HasDate = true;
        Month = month;
    }

    public void SetYear(long year) => Year = year;

    public void SetTime(long hour, long minute, long second)
    {
        if (HasTime)
            Fail();
        HasTime = true;
        (Hour, Minute, Second) = (hour, minute, second);
    }

    /// <summary>Words such as today and noon set the clock, and a time that follows may replace it.</summary>
    public void ResetTime(long hour)
    {
        HasTime = false;
        (Hour, Minute, Second) = (hour, 0, 0);
    }

    public void SetZone(TimeSpan offset)
    {
        if (TryClaimZone())
            ZoneOffset = offset;
    }

    public void SetZone(TimeZoneInfo zone)
    {
        if (TryClaimZone())
            Zone = zone;
    }

    public void SetInstant(long seconds)
    {
        SetDate(1970, 1, 1);
        SetTime(0, 0, 0);
        SetZone(TimeSpan.Zero);
        Relative.Seconds += seconds;
    }

    public void Fail() => IsValid = false;

    // A second zone is passed over, a third is one too many.
    private bool TryClaimZone()
    {
        if (++_zones > 2)
            Fail();
        return _zones == 1;
    }
}
