namespace PhalNet.Compatibility;

/// <summary>The relative parts of a date text: +1 day, next month, first monday of.</summary>
internal sealed class RelativeParts
{
    public long Years { get; private set; }

    public long Months { get; private set; }

    public long Days { get; set; }

    /// <summary>Hours, minutes and seconds.</summary>
    public long Seconds { get; set; }

    public long Microseconds { get; set; }

    /// <summary>Whether there is a day of the week to move to.</summary>
    public bool HasDayOfWeek { get; private set; }

    /// <summary>0 is Sunday; negative after "ago".</summary>
    public int DayOfWeek { get; private set; }

    public DayOfWeekChoice Choice { get; private set; }

    public MonthEdge Edge { get; set; }

    /// <summary>The last one in the text is used.</summary>
    public SpecialStep Step { get; private set; }

    public long StepCount { get; private set; }

    public void SetDayOfWeek(int day, DayOfWeekChoice choice)
    {
        HasDayOfWeek = true;
        DayOfWeek = day;
        Choice = choice;
    }

    /// <summary>A day of the week by its name; a preceding "this week" determines the week.</summary>
    public void SetDayOfWeek(int day) =>
        SetDayOfWeek(day, Choice == DayOfWeekChoice.OfTheWeek ? Choice : DayOfWeekChoice.FromToday);

    /// <summary>Refers to the week as a whole: the named day, or Monday.</summary>
    public void UseWholeWeek() => SetDayOfWeek(HasDayOfWeek ? DayOfWeek : 1, DayOfWeekChoice.OfTheWeek);

    public void SetStep(SpecialStep step, long count) => (Step, StepCount) = (step, count);

    /// <summary>"ago": inverts all parts so far, except fractions of a second.</summary>
    public void Invert()
    {
        (Years, Months, Days, Seconds) = (-Years, -Months, -Days, -Seconds);
        DayOfWeek = DayOfWeek == 0 ? -7 : -DayOfWeek;
        if (Step == SpecialStep.Weekdays)
            StepCount = -StepCount;
    }

    /// <summary>Adds a number of a unit, which may be the name of a day: one later Monday for each.</summary>
    public void Add(long number, string unit, DayOfWeekChoice choice)
    {
        switch (unit.TrimEnd('s'))
        {
            case "m" or "msec" or "millisecond":
                Microseconds += number * 1000;
                break;
            case "usec" or "microsecond" or "\u00b5" or "\u00b5sec":
                Microseconds += number;
                break;
            case "sec" or "second":
                Seconds += number;
                break;
            case "min" or "minute":
                Seconds += number * 60;
                break;
            case "hour":
                Seconds += number * 3600;
                break;
            case "day":
                Days += number;
                break;
            case "week":
                Days += number * 7;
                break;
            case "fortnight" or "forthnight":
                Days += number * 14;
                break;
            case "month":
                Months += number;
                break;
            case "year":
                Years += number;
                break;
            case "weekday":
                SetStep(SpecialStep.Weekdays, number);
                break;
            default:
                Days += (number > 0 ? number - 1 : number) * 7;
                SetDayOfWeek(DateWords.Day(unit), choice);
                break;
        }
    }
}

internal enum DayOfWeekChoice : byte
{
    /// <summary>The next one, never today.</summary>
    AfterToday,

    /// <summary>Today, or the next one.</summary>
    FromToday,

    /// <summary>The one in the same week, which begins on Monday.</summary>
    OfTheWeek,
}

internal enum MonthEdge : byte
{
    None,
    FirstDay,
    LastDay,
}

internal enum SpecialStep : byte
{
    None,

    /// <summary>A number of days from Monday to Friday.</summary>
    Weekdays,

    /// <summary>The day of the week, searched from the first day of the month.</summary>
    WeekdayOfMonth,

    /// <summary>The day of the week, searched backwards from the first day of the next month.</summary>
    LastWeekdayOfMonth,
}
