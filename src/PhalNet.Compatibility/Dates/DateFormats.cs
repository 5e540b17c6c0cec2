using System.Text.RegularExpressions;
using static PhalNet.Compatibility.DateSymbols;

namespace PhalNet.Compatibility;

/// <summary>The formats on the manual's page "Date formats".</summary>
internal static partial class DateFormats
{
    private const string Gap = "[ .\\t-]*";

    public static readonly DateFormat[] All =
    [
        new("american", American, ReadDate),
        new("iso 8601", Iso, ReadFullDate),
        new("gnu date short", GnuShort, ReadDate),
        new("iso 8601, two digit year", IsoShort, ReadDate),
        new("iso 8601, expanded year", IsoExpanded, ReadFullDate),
        new("year and month", YearMonth, ReadMonthOfYear),
        new("day, month and four digit year", DayMonthYear, ReadDate),
        new("day, month and two digit year", DayMonthYear2, ReadDate),
        new("day, textual month and year", DayTextYear, ReadDate),
        new("textual month and year", TextYear, ReadMonthOfYear),
        new("year and textual month", YearText, ReadMonthOfYear),
        new("textual month, day and year", TextDayYear, ReadDate),
        new("textual month and day", TextDay, ReadTextDay),
        new("day and textual month", DayText, ReadDate),
        new("eight digits", EightDigits, ReadDate),
        new("month abbreviation, day and year", AbbreviationDayYear, ReadDate),
        new("year, month abbreviation and day", YearAbbreviationDay, ReadDate),
        new("year alone", YearAlone, static (match, parts) => parts.SetYear(match.Number("y"))),
        new("textual month alone", TextAlone, static (match, parts) => parts.SetDate(null, match.Month, null)),
    ];

    [GeneratedRegex("\\G" + Month + "/" + Day + "(/" + Year + ")?", DateFormat.Options)]
    private static partial Regex American { get; }

    [GeneratedRegex(
        "\\G(" + Year4Signed + "-" + MonthLz + "-" + DayLz + "|" + Year4 + "/" + MonthLz + "/" + DayLz + "/|"
        + Year4 + "/" + Month + "/" + Day + ")",
        DateFormat.Options)]
    private static partial Regex Iso { get; }

    [GeneratedRegex("\\G" + Year + "-" + Month + "-" + Day, DateFormat.Options)]
    private static partial Regex GnuShort { get; }

    [GeneratedRegex("\\G" + Year2 + "-" + MonthLz + "-" + DayLz, DateFormat.Options)]
    private static partial Regex IsoShort { get; }

    [GeneratedRegex("\\G" + YearExpanded + "-" + MonthLz + "-" + DayLz, DateFormat.Options)]
    private static partial Regex IsoExpanded { get; }

    [GeneratedRegex("\\G" + Year4 + "-" + Month, DateFormat.Options)]
    private static partial Regex YearMonth { get; }

    [GeneratedRegex("\\G" + Day + "[.\\t-]" + Month + "[.-]" + Year4, DateFormat.Options)]
    private static partial Regex DayMonthYear { get; }

    [GeneratedRegex("\\G" + Day + "[.\\t]" + Month + "\\." + Year2, DateFormat.Options)]
    private static partial Regex DayMonthYear2 { get; }

    [GeneratedRegex("\\G" + Day + Gap + MonthText + Gap + Year, DateFormat.Options)]
    private static partial Regex DayTextYear { get; }

    [GeneratedRegex("\\G" + MonthText + Gap + Year4, DateFormat.Options)]
    private static partial Regex TextYear { get; }

    [GeneratedRegex("\\G" + Year4 + Gap + MonthText, DateFormat.Options)]
    private static partial Regex YearText { get; }

    [GeneratedRegex("\\G" + MonthText + Gap + Day + "[,.stndrh\\t ]+" + Year, DateFormat.Options)]
    private static partial Regex TextDayYear { get; }

    [GeneratedRegex("\\G" + MonthText + Gap + Day + "([,.stndrh\\t ]+|\\0)", DateFormat.Options)]
    private static partial Regex TextDay { get; }

    [GeneratedRegex("\\G" + Day + Gap + MonthText, DateFormat.Options)]
    private static partial Regex DayText { get; }

    [GeneratedRegex("\\G" + Year4 + MonthLz + DayLz, DateFormat.Options)]
    private static partial Regex EightDigits { get; }

    [GeneratedRegex("\\G" + MonthAbbreviation + "-" + DayLz + "-" + Year, DateFormat.Options)]
    private static partial Regex AbbreviationDayYear { get; }

    [GeneratedRegex("\\G" + Year + "-" + MonthAbbreviation + "-" + DayLz, DateFormat.Options)]
    private static partial Regex YearAbbreviationDay { get; }

    [GeneratedRegex("\\G" + Year4, DateFormat.Options)]
    private static partial Regex YearAlone { get; }

    [GeneratedRegex("\\G" + MonthName, DateFormat.Options)]
    private static partial Regex TextAlone { get; }

    private static void ReadDate(DateMatch match, DateParts parts) =>
        parts.SetDate(match.Has("y") ? match.Year : null, match.Month, match.Number("d"));

    /// <summary>A preceding year on its own is discarded.</summary>
    private static void ReadTextDay(DateMatch match, DateParts parts)
    {
        parts.SetYear(null);
        ReadDate(match, parts);
    }

    private static void ReadFullDate(DateMatch match, DateParts parts) => parts.SetDate(match.Number("y"), match.Month, match.Number("d"));

    private static void ReadMonthOfYear(DateMatch match, DateParts parts) => parts.SetDate(match.Year, match.Month, 1);
}
