using System.Globalization;
using System.Text.RegularExpressions;
using static PhalNet.Compatibility.DateSymbols;

namespace PhalNet.Compatibility;

/// <summary>The formats on the manual's page "Compound formats": date and time together, days of the year, weeks, and instants.</summary>
internal static partial class CompoundFormats
{
    private const string TextDay = MonthText + "[ .\\t-]*" + Day + "[,.stndrh\\t ]+";

    public static readonly DateFormat[] All =
    [
        new("instant", Instant, ReadInstant),
        new("day of the year", YearAndDay, static (match, parts) => parts.SetDate(match.Number("y"), 1, match.Number("d"))),
        new("iso week", IsoWeek, ReadIsoWeek),
        new("soap", Soap, ReadDateTime),
        new("wddx", Wddx, ReadDateTime),
        new("xml-rpc", XmlRpc, ReadDateTime),
        new("xml-rpc without colons", XmlRpcCompact, ReadDateTime),
        new("exif", Exif, ReadDateTime),
        new("common log format", CommonLog, ReadDateTime),
        new("textual month, day and 12 hour time", TextDayTime12, ReadDateTime),
        new("textual month, day and 24 hour time", TextDayTime24, ReadDateTime),
        new("textual month, day, time and zone", TextDayTimeZone, ReadDateTime),
    ];

    [GeneratedRegex("\\G@(?<n>-?[0-9]+)(\\.(?<f>[0-9]{0,6}))?", DateFormat.Options)]
    private static partial Regex Instant { get; }

    [GeneratedRegex("\\G" + Year4 + "[.-]?" + DayOfYear, DateFormat.Options)]
    private static partial Regex YearAndDay { get; }

    [GeneratedRegex("\\G" + Year4 + "-?W" + Week + "(-?(?<d>[0-7]))?", DateFormat.Options)]
    private static partial Regex IsoWeek { get; }

    [GeneratedRegex(
        "\\G" + Year4 + "-" + MonthLz + "-" + DayLz + "T" + Hour24Lz + ":" + MinuteLz + ":" + SecondLz + Fraction + "(" + Correction + ")?",
        DateFormat.Options)]
    private static partial Regex Soap { get; }

    [GeneratedRegex("\\G" + Year4 + "-" + Month + "-" + Day + "T" + Hour24 + ":" + Minute + ":" + Second, DateFormat.Options)]
    private static partial Regex Wddx { get; }

    [GeneratedRegex("\\G" + Year4 + MonthLz + DayLz + "T" + Hour24 + ":" + MinuteLz + ":" + SecondLz, DateFormat.Options)]
    private static partial Regex XmlRpc { get; }

    [GeneratedRegex("\\G" + Year4 + MonthLz + DayLz + "[Tt]" + Hour24 + MinuteLz + SecondLz, DateFormat.Options)]
    private static partial Regex XmlRpcCompact { get; }

    [GeneratedRegex("\\G" + Year4 + ":" + MonthLz + ":" + DayLz + " " + Hour24Lz + ":" + MinuteLz + ":" + SecondLz, DateFormat.Options)]
    private static partial Regex Exif { get; }

    [GeneratedRegex(
        "\\G" + Day + "/" + MonthAbbreviation + "/" + Year4 + ":" + Hour24Lz + ":" + MinuteLz + ":" + SecondLz + Space + Correction,
        DateFormat.Options)]
    private static partial Regex CommonLog { get; }

    [GeneratedRegex(
        "\\G" + TextDay + Hour12 + "[:.](" + Minute + "[:.]" + SecondLz + "|" + MinuteLz + ")(" + Space + ")?" + Meridian,
        DateFormat.Options)]
    private static partial Regex TextDayTime12 { get; }

    [GeneratedRegex(
        "\\G" + TextDay + "[Tt]?" + Hour24 + "[:.]" + Minute + "(:" + Second + "|(?<unread>\\.)" + Second + ")?",
        DateFormat.Options)]
    private static partial Regex TextDayTime24 { get; }

    [GeneratedRegex(
        "\\G" + TextDay + "[Tt]?" + Hour24 + "[:.]" + Minute + "(:|(?<unread>\\.))" + SecondLz
        + "([ \\t]*|(?<unread>[\\u00a0\\u202f]+))(" + Correction + "|" + Zone + ")",
        DateFormat.Options)]
    private static partial Regex TextDayTimeZone { get; }

    private static void ReadInstant(DateMatch match, DateParts parts)
    {
        var isCutOff = match.Has("f") && match.Text("f").Length == 0;
        if (isCutOff || !long.TryParse(match.Text("n"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            parts.Fail();
        else
            parts.SetInstant(seconds, match.Text("n")[0] == '-' ? -match.Microseconds : match.Microseconds);
    }

    /// <summary>The week of 4 January is the first one; the days are added to 1 January.</summary>
    private static void ReadIsoWeek(DateMatch match, DateParts parts)
    {
        var year = match.Number("y");
        var dayOfWeek = DateCalendar.DayOfWeek(DateCalendar.DayNumber(year, 1, 1));
        parts.SetDate(year, 1, 1);
        parts.Relative.Days =
            (dayOfWeek > 4 ? 7 - dayOfWeek : -dayOfWeek) + ((match.Number("w") - 1) * 7) + (match.Has("d") ? match.Number("d") : 1);
    }

    private static void ReadDateTime(DateMatch match, DateParts parts)
    {
        parts.SetDate(match.Has("y") ? match.Number("y") : null, match.Month, match.Number("d"));
        parts.SetTime(match.Hour, match.Number("i"), match.Number("s"), match.Microseconds);
        if (match.Has("z"))
            parts.ReplaceZone(match.Text("z"));
        // PHP does not accept a point before these seconds or a no-break space before the zone, although the documented format has both.
        if (match.Has("unread"))
            parts.Fail();
    }
}
