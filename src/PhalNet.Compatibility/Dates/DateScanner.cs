using System.Globalization;
using System.Text.RegularExpressions;

namespace PhalNet.Compatibility;

/// <summary>Takes a date text apart, notation by notation.</summary>
internal static class DateScanner
{
    private const int MaxLength = 200;

    private static readonly (Regex Format, Action<Match, DateParts> Read)[] Notations =
    [
        (DateFormats.Now, static (_, _) => { }),
        (DateFormats.DayWord, ReadDayWord),
        (DateFormats.Timestamp, ReadTimestamp),
        (DateFormats.MonthEdge, static (m, parts) => parts.Relative.MonthDay = Is(m, "word", "first") ? MonthDay.First : MonthDay.Last),
        (DateFormats.NthWeekday, ReadNthWeekday),
        (DateFormats.Time12, ReadTime12),
        (DateFormats.Time24, ReadTime),
        (DateFormats.CompactTime, ReadTime),
        (DateFormats.FourDigits, ReadFourDigits),
        (DateFormats.AmericanDate, ReadDate),
        (DateFormats.IsoDate, ReadDate),
        (DateFormats.LooseDate, ReadDate),
        (DateFormats.YearMonth, ReadYearMonth),
        (DateFormats.PointedDate, ReadDate),
        (DateFormats.PointedShortDate, ReadDate),
        (DateFormats.CompactDate, ReadDate),
        (DateFormats.DateAndTime, ReadDateTime),
        (DateFormats.CompactDateTime, ReadDateTime),
        (DateFormats.ExifDate, ReadDateTime),
        (DateFormats.DayOfYear, ReadDayOfYear),
        (DateFormats.DashedDayOfYear, ReadDayOfYear),
        (DateFormats.IsoWeek, ReadIsoWeek),
        (DateFormats.FullDate, ReadDate),
        (DateFormats.TextualDate, ReadDate),
        (DateFormats.TextInIsoDate, ReadDate),
        (DateFormats.MonthAndDay, ReadDate),
        (DateFormats.MonthAndYear, ReadYearMonth),
        (DateFormats.LogDate, ReadDateTime),
        (DateFormats.MonthName, static (m, parts) => parts.SetMonth(MonthOf(m))),
        (DateFormats.YearOnly, static (m, parts) => parts.SetYear(Number(m, "y"))),
        (DateFormats.WeekDay, ReadWeekDay),
        (DateFormats.RelativeNumber, ReadRelative),
        (DateFormats.RelativeText, ReadRelative),
        (DateFormats.Ago, static (_, parts) => parts.Relative.Invert()),
        (DateFormats.ZoneOnly, ReadZone),
    ];

    /// <summary>Null when the text is no date.</summary>
    public static DateParts? Scan(string text)
    {
        var parts = new DateParts();
        if (text.Length is 0 or > MaxLength)
            return null;
        var at = 0;
        while (at < text.Length && parts.IsValid)
        {
            if (text[at] is ' ' or '\t' or ',' or '.' or ';')
            {
                at++;
                continue;
            }

            if (text[at] is '\n' or '\0')
                break;
            Match? longest = null;
            Action<Match, DateParts>? read = null;
            foreach (var (format, reader) in Notations)
            {
                var match = format.Match(text, at);
                if (!match.Success || match.Length <= (longest?.Length ?? 0))
                    continue;
                (longest, read) = (match, reader);
            }

            if (longest is null)
                return null;
            read!(longest, parts);
            at += longest.Length;
        }

        return parts.IsValid ? parts : null;
    }

    private static void ReadDayWord(Match match, DateParts parts)
    {
        var word = Word(match, "word");
        parts.ResetTime(word == "noon" ? 12 : 0);
        if (word == "noon")
            parts.SetTime(12, 0, 0);
        if (word == "yesterday")
            parts.Relative.Days--;
        if (word == "tomorrow")
            parts.Relative.Days++;
    }

    private static void ReadTimestamp(Match match, DateParts parts)
    {
        if (long.TryParse(match.Groups["n"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            parts.SetInstant(seconds);
        else
            parts.Fail();
    }

    private static void ReadNthWeekday(Match match, DateParts parts)
    {
        parts.Relative.MonthDay = MonthDay.NthWeekday;
        parts.Relative.NthOfMonth = DateWords.Ordinal(Word(match, "n"));
        parts.Relative.DayOfWeek = DateWords.Day(Word(match, "w"));
        if (!parts.HasTime)
            parts.ResetTime(0);
    }

    private static void ReadTime12(Match match, DateParts parts)
    {
        var hour = Number(match, "h") % 12;
        if (Is(match, "a", "p"))
            hour += 12;
        parts.SetTime(hour, Number(match, "i"), Number(match, "s"));
    }

    private static void ReadTime(Match match, DateParts parts)
    {
        parts.SetTime(Number(match, "h"), Number(match, "i"), Number(match, "s"));
        ReadZone(match, parts);
    }

    // Four digits are a clock time, and only after one a year.
    private static void ReadFourDigits(Match match, DateParts parts)
    {
        if (parts.HasTime)
            parts.SetYear(Number(match, "y"));
        else
            ReadTime(match, parts);
    }

    private static void ReadDate(Match match, DateParts parts)
    {
        if (match.Groups["y"].Success)
            parts.SetDate(YearOf(match), MonthOf(match), Number(match, "d"));
        else
            parts.SetMonthAndDay(MonthOf(match), Number(match, "d"));
    }

    private static void ReadYearMonth(Match match, DateParts parts) => parts.SetDate(YearOf(match), MonthOf(match), 1);

    private static void ReadDateTime(Match match, DateParts parts)
    {
        ReadDate(match, parts);
        ReadTime(match, parts);
    }

    private static void ReadDayOfYear(Match match, DateParts parts) => parts.SetDate(Number(match, "y"), 1, Number(match, "yd"));

    private static void ReadIsoWeek(Match match, DateParts parts)
    {
        var year = Number(match, "y");
        var weekDay = match.Groups["wd"].Success ? Number(match, "wd") : 1;
        var firstThursdayWeek = DateCalendar.DayNumber(year, 1, 4);
        var dayOfWeek = (DateCalendar.DayOfWeek(firstThursdayWeek) + 6) % 7;
        var day = firstThursdayWeek - dayOfWeek + ((Number(match, "wk") - 1) * 7) + weekDay - 1;
        var (y, m, d) = DateCalendar.DateOf(day);
        parts.SetDate(y, m, d);
    }

    private static void ReadWeekDay(Match match, DateParts parts)
    {
        parts.Relative.DayOfWeek = DateWords.Day(Word(match, "w"));
        parts.Relative.DayOfWeekCountsToday = true;
        if (!parts.HasTime)
            parts.ResetTime(0);
    }

    private static void ReadRelative(Match match, DateParts parts)
    {
        var amount = Word(match, "n").Replace(" ", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
        long number;
        if (char.IsAsciiLetter(amount[0]))
        {
            number = DateWords.Ordinal(amount);
        }
        else
        {
            var minus = amount.Count(c => c == '-');
            if (!int.TryParse(amount.TrimStart('+', '-'), NumberStyles.None, CultureInfo.InvariantCulture, out var magnitude))
            {
                parts.Fail();
                return;
            }

            number = minus % 2 == 0 ? magnitude : -magnitude;
        }

        RelativeUnit.Apply(Word(match, "u"), number, parts);
    }

    private static void ReadZone(Match match, DateParts parts)
    {
        var zone = match.Groups["z"];
        if (!zone.Success)
            return;
        var text = zone.Value;
        if (text.AsSpan().IndexOfAny('+', '-') >= 0)
            parts.SetZone(DateWords.Correction(text));
        else if (!DateWords.TryZone(text, parts))
            parts.Fail();
    }

    private static long YearOf(Match match)
    {
        var year = match.Groups["y"];
        var number = Number(match, "y");
        if (year.Length >= 4)
            return number;
        return number < 70 ? number + 2000 : number < 100 ? number + 1900 : number;
    }

    private static long MonthOf(Match match) => match.Groups["M"].Success ? DateWords.Month(Word(match, "M")) : Number(match, "m");

    private static long Number(Match match, string group)
    {
        var value = match.Groups[group];
        return value.Success ? long.Parse(value.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }

    private static string Word(Match match, string group) => match.Groups[group].Value.ToLowerInvariant();

    private static bool Is(Match match, string group, string word) =>
        match.Groups[group].ValueSpan.Equals(word, StringComparison.OrdinalIgnoreCase);
}
