using System.Text.RegularExpressions;
using static PhalNet.Compatibility.DateSymbols;

namespace PhalNet.Compatibility;

/// <summary>The formats on the manual's page "Relative formats".</summary>
internal static partial class RelativeFormats
{
    /// <summary>Words that are complete dates; they precede all other formats with a match of the same length.</summary>
    public static readonly DateFormat[] Words =
    [
        new("now", Now, static (_, _) => { }),
        new("today, midnight, noon, yesterday, tomorrow", DayWord, ReadDayWord),
        new("first day of, last day of", EdgeOfMonth, ReadEdgeOfMonth),
        new("ordinal dayname of", WeekdayOfMonth, ReadWeekdayOfMonth),
    ];

    public static readonly DateFormat[] All =
    [
        new("ago", Ago, static (_, parts) => parts.Relative.Invert()),
        new("dayname", DayAlone, ReadDay),
        new("reltext week", Week, ReadWeek),
        new("reltext unit", OrdinalUnit, ReadOrdinal),
        new("number unit", NumberUnit, ReadNumber),
    ];

    [GeneratedRegex("\\G(?i:now)", DateFormat.Options)]
    private static partial Regex Now { get; }

    [GeneratedRegex("\\G(?<w>(?i:today|midnight|noon|yesterday|tomorrow))", DateFormat.Options)]
    private static partial Regex DayWord { get; }

    [GeneratedRegex("\\G(?<w>(?i:first|last)) (?i:day of)", DateFormat.Options)]
    private static partial Regex EdgeOfMonth { get; }

    [GeneratedRegex(
        "\\G(?<n>(?i:" + Ordinal + "|" + Direction + "))" + Space + "(?<u>(?i:" + DayName + "))" + Space + "(?i:of)",
        DateFormat.Options)]
    private static partial Regex WeekdayOfMonth { get; }

    [GeneratedRegex("\\G(?i:ago)", DateFormat.Options)]
    private static partial Regex Ago { get; }

    [GeneratedRegex("\\G(?<u>(?i:" + DayText + "))", DateFormat.Options)]
    private static partial Regex DayAlone { get; }

    [GeneratedRegex("\\G(?<n>(?i:" + Direction + "))" + Space + "(?i:week)", DateFormat.Options)]
    private static partial Regex Week { get; }

    [GeneratedRegex("\\G(?<n>(?i:" + Ordinal + "|" + Direction + "))" + Space + "(?<u>(?i:" + Unit + "))", DateFormat.Options)]
    private static partial Regex OrdinalUnit { get; }

    [GeneratedRegex("\\G" + Number + "(" + Space + ")?(?<u>(?i:" + Unit + "|week))", DateFormat.Options)]
    private static partial Regex NumberUnit { get; }

    private static void ReadDayWord(DateMatch match, DateParts parts)
    {
        parts.ResetTime();
        switch (match.Word("w"))
        {
            case "noon":
                parts.SetTime(12, 0, 0);
                break;
            case "yesterday":
                parts.Relative.Days = -1;
                break;
            case "tomorrow":
                parts.Relative.Days = 1;
                break;
        }
    }

    private static void ReadEdgeOfMonth(DateMatch match, DateParts parts) =>
        parts.Relative.Edge = match.Word("w") == "first" ? MonthEdge.FirstDay : MonthEdge.LastDay;

    private static void ReadWeekdayOfMonth(DateMatch match, DateParts parts)
    {
        var number = DateWords.Ordinal(match.Word("n"));
        parts.ResetTime();
        parts.Relative.SetStep(number > 0 ? SpecialStep.WeekdayOfMonth : SpecialStep.LastWeekdayOfMonth, number);
        parts.Relative.Add(number, match.Word("u"), number > 0 ? DayOfWeekChoice.FromToday : ChoiceOf(match));
    }

    /// <summary>In PHP "weekday" alone is Monday.</summary>
    private static void ReadDay(DateMatch match, DateParts parts)
    {
        parts.ResetTime();
        parts.Relative.SetDayOfWeek(Math.Abs(DateWords.Day(match.Word("u"))));
    }

    private static void ReadWeek(DateMatch match, DateParts parts)
    {
        parts.Relative.Days += DateWords.Ordinal(match.Word("n")) * 7;
        parts.Relative.UseWholeWeek();
    }

    private static void ReadOrdinal(DateMatch match, DateParts parts)
    {
        if (IsDay(match))
            parts.ResetTime();
        parts.Relative.Add(DateWords.Ordinal(match.Word("n")), match.Word("u"), ChoiceOf(match));
    }

    private static void ReadNumber(DateMatch match, DateParts parts) =>
        parts.Relative.Add(DateWords.Signed(match.Text("n")), match.Word("u"), DayOfWeekChoice.FromToday);

    private static DayOfWeekChoice ChoiceOf(DateMatch match) =>
        match.Word("n") == "this" ? DayOfWeekChoice.FromToday : DayOfWeekChoice.AfterToday;

    private static bool IsDay(DateMatch match) => DateWords.Day(match.Word("u")) >= 0 && match.Word("u") is not ("month" or "months")
        || match.Word("u").StartsWith("weekday", StringComparison.Ordinal);
}
