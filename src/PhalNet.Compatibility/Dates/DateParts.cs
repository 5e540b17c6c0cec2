namespace PhalNet.Compatibility;

/// <summary>The values parsed from a date text so far. A second date or time makes the text invalid.</summary>
internal sealed class DateParts
{
    private bool _hasDate;
    private int _times;
    private int _zones;

    public long? Year { get; private set; }

    public long? Month { get; private set; }

    public long? Day { get; private set; }

    /// <summary>Null until the text contains a time of day.</summary>
    public long? SecondOfDay { get; private set; }

    public long Microseconds { get; private set; }

    public DateZone? Zone { get; private set; }

    public RelativeParts Relative { get; } = new();

    public bool IsValid { get; private set; } = true;

    public bool HasDate => _hasDate;

    /// <summary>Null parts stay unchanged: "May 5" has no year, "May" no day.</summary>
    public void SetDate(long? year, long? month, long? day)
    {
        if (_hasDate)
            Fail();
        _hasDate = true;
        Year = year ?? Year;
        Month = month ?? Month;
        Day = day ?? Day;
    }

    /// <summary>A year alone does not count as a date and may be followed by one.</summary>
    public void SetYear(long? year) => Year = year;

    public void SetTime(long hour, long minute, long second, long microseconds = 0)
    {
        if (_times > 0)
            Fail();
        _times = 1;
        SecondOfDay = (hour * 3600) + (minute * 60) + second;
        Microseconds = microseconds;
    }

    /// <summary>Four digits are a time; after a time they are a year, once.</summary>
    public void SetTimeOrYear(long hour, long minute)
    {
        if (_times != 1)
        {
            SetTime(hour, minute, 0);
            return;
        }

        SetYear((hour * 100) + minute);
        _times++;
    }

    /// <summary>Midnight, until a time is set.</summary>
    public void ResetTime()
    {
        _times = 0;
        SecondOfDay = 0;
        Microseconds = 0;
    }

    /// <summary>An instant, which replaces all dates and times before it.</summary>
    public void SetInstant(long seconds, long microseconds)
    {
        _hasDate = false;
        (Year, Month, Day) = (0, 0, 0);
        ResetTime();
        if (!TryClaimZone())
            return;
        (Year, Month, Day) = (1970, 1, 1);
        Zone = DateZone.Utc;
        Relative.Seconds += seconds;
        Relative.Microseconds += microseconds;
    }

    /// <summary>A second zone is ignored; a third makes the text invalid.</summary>
    public void SetZone(string text)
    {
        if (TryClaimZone())
            ReplaceZone(text);
    }

    /// <summary>The zone of a format that also contains a date and a time.</summary>
    public void ReplaceZone(string text)
    {
        Zone = DateZone.Read(text);
        if (Zone is null)
            Fail();
    }

    public void Fail() => IsValid = false;

    private bool TryClaimZone()
    {
        if (++_zones > 2)
            Fail();
        return _zones == 1;
    }
}
