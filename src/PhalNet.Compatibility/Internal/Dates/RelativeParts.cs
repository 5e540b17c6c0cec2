namespace PhalNet.Compatibility.Internal.Dates;

/// <summary>The relative part of a date text: +1 day, next month, first monday of.</summary>
internal sealed class RelativeParts
{
    public long Years { get; set; }

    public long Months { get; set; }

    public long Days { get; set; }

    /// <summary>Hours, minutes and seconds; they count real time, not clock time.</summary>
    public long Seconds { get; set; }

    public long Weekdays { get; set; }

    /// <summary>A day of the week to move to, 0 is Sunday.</summary>
    public int? DayOfWeek { get; set; }

    /// <summary>Whether the present day counts when it already is that day of the week.</summary>
    public bool DayOfWeekCountsToday { get; set; }

    public MonthDay MonthDay { get; set; }

    /// <summary>Which weekday of the month: 1 is the first, -1 the last.</summary>
    public long NthOfMonth { get; set; }

    public void Invert()
    {
        (Years, Months, Days) = (-Years, -Months, -Days);
        (Seconds, Weekdays) = (-Seconds, -Weekdays);
    }
}
