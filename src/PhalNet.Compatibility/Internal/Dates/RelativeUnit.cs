namespace PhalNet.Compatibility.Internal.Dates;

/// <summary>Adds "number unit" to the relative part of a date.</summary>
internal static class RelativeUnit
{
    public static void Apply(string unit, long number, DateParts parts)
    {
        RelativeParts relative = parts.Relative;
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
                if (!parts.HasTime) parts.ResetTime(0);
                break;
        }
    }
}
