namespace PhalNet.Compatibility;

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

internal enum MonthDay : byte
{
    AsWritten,
    First,
    Last,
    NthWeekday,
}

/// <summary>Adds "number unit" to the relative part of a date.</summary>
internal static class RelativeUnit
{
    public static void Apply(string unit, long number, DateParts parts)
    {
        var relative = parts.Relative;
        switch (unit.TrimEnd('s'))
        {
            case "sec" or "second":
                relative.Seconds += number;
                break;
            case "min" or "minute":
                relative.Seconds += number * 60;
                break;
            case "hour":
                relative.Seconds += number * 3600;
                break;
            case "day":
                relative.Days += number;
                break;
            case "week":
                relative.Days += number * 7;
                break;
            case "fortnight" or "forthnight":
                relative.Days += number * 14;
                break;
            case "month":
                relative.Months += number;
                break;
            case "year":
                relative.Years += number;
                break;
            case "weekday":
                relative.Weekdays += number;
                break;
            case "m" or "msec" or "millisecond" or "usec" or "microsecond":
                break;
            default:
                relative.DayOfWeek = DateWords.Day(unit);
                // "next monday" is after today, "this monday" may be today, "last monday" before today.
                relative.DayOfWeekCountsToday = number == 0;
                relative.Days += number > 0 ? (number - 1) * 7 : number * 7;
                if (!parts.HasTime)
                    parts.ResetTime(0);
                break;
        }
    }
}
