namespace PhalNet.Compatibility;

/// <summary>Applies the relative parts of a date text to the others, in strtotime's order.</summary>
internal static class RelativeDate
{
    private const long MaxYears = 200_000_000_000;

    /// <summary>
    /// Seconds since 1970 in local time; missing parts are taken from the current time. Null when the result is out of range.
    /// </summary>
    public static long? LocalSeconds(DateParts parts, DateTime now)
    {
        var relative = parts.Relative;
        if (Math.Abs((decimal)relative.Years) > MaxYears || Math.Abs((decimal)relative.Months) > MaxYears * 12
            || Math.Abs((decimal)relative.Days) + Math.Abs((decimal)relative.StepCount * 2) > MaxYears * 365)
            return null;
        var year = parts.Year ?? now.Year;
        var month = parts.Month ?? now.Month;
        var day = parts.Day ?? now.Day;
        var second = parts.SecondOfDay ?? (parts.HasDate ? 0 : (long)now.TimeOfDay.TotalSeconds);
        var months = relative.Months;

        if (relative.Step is SpecialStep.WeekdayOfMonth or SpecialStep.LastWeekdayOfMonth)
        {
            month += months + (relative.Step == SpecialStep.LastWeekdayOfMonth ? 1 : 0);
            (day, months) = (1, 0);
        }

        MoveToEdge(relative.Edge, ref month, ref day);
        var (days, clock) = Math.DivRem(second, DateCalendar.SecondsPerDay);
        if (clock < 0)
            (days, clock) = (days - 1, clock + DateCalendar.SecondsPerDay);
        var number = DateCalendar.DayNumber(year, month, day) + days;
        if (relative.HasDayOfWeek)
            number += DaysToWeekday(relative, DateCalendar.DayOfWeek(number));

        (year, month, day) = DateCalendar.DateOf(number);
        (year, month, day) = (year + relative.Years, month + months, day + relative.Days);
        MoveToEdge(relative.Edge, ref month, ref day);
        // Hours and smaller units are added to the local time, not to elapsed time: a change of daylight saving time in between has no
        // effect.
        var local = ((Int128)DateCalendar.DayNumber(year, month, day) * DateCalendar.SecondsPerDay) + clock + relative.Seconds
            + (long)Math.Floor(((decimal)parts.Microseconds + relative.Microseconds) / 1_000_000);
        if (local > long.MaxValue / 2 || local < long.MinValue / 2)
            return null;
        var seconds = (long)local;
        return relative.Step == SpecialStep.Weekdays
            ? seconds + (DaysOfWeekdays(relative.StepCount, DateCalendar.DayOfWeekAt(seconds)) * DateCalendar.SecondsPerDay)
            : seconds;
    }

    private static void MoveToEdge(MonthEdge edge, ref long month, ref long day)
    {
        if (edge == MonthEdge.FirstDay)
            day = 1;
        else if (edge == MonthEdge.LastDay)
            (month, day) = (month + 1, 0);
    }

    private static long DaysToWeekday(RelativeParts relative, int today)
    {
        var wanted = relative.DayOfWeek;
        if (relative.Choice == DayOfWeekChoice.OfTheWeek)
        {
            // A week ends on Sunday.
            if (today == 0 && wanted != 0)
                wanted -= 7;
            else if (today != 0 && wanted == 0)
                wanted = 7;
            return wanted - today;
        }

        var ahead = wanted - today;
        var isPast = relative.Choice == DayOfWeekChoice.FromToday ? ahead < 0 : ahead <= 0;
        if (relative.Days < 0 ? ahead < 0 : isPast)
            ahead += 7;
        return wanted >= 0 ? ahead : Math.Abs(wanted) - today - 7;
    }

    /// <summary>Five weekdays are one week; the remaining days skip Saturday and Sunday.</summary>
    private static long DaysOfWeekdays(long count, int today)
    {
        var (weeks, rest) = Math.DivRem(count, 5);
        var days = weeks * 7;
        if (count > 0)
        {
            return days + (rest, today) switch
            {
                (0, 0) => -2,
                (0, 6) => -1,
                (0, _) => 0,
                (_, 6) => rest + 1,
                _ => today + rest > 5 ? rest + 2 : rest,
            };
        }

        return days + (rest, today) switch
        {
            (0, 6) => 2,
            (0, 0) => 1,
            (0, _) => 0,
            (_, 0) => rest - 1,
            _ => today + rest < 1 ? rest - 2 : rest,
        };
    }
}
