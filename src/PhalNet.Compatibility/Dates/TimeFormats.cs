using System.Text.RegularExpressions;
using static PhalNet.Compatibility.DateSymbols;

namespace PhalNet.Compatibility;

/// <summary>The formats on the manual's page "Time formats", and time zones.</summary>
internal static partial class TimeFormats
{
    public static readonly DateFormat[] All =
    [
        new("back of, front of", BackAndFrontOf, ReadQuarter),
        new("12 hour notation", TwelveHours, ReadTime),
        new("12 hour notation with a fraction", TwelveHoursFraction, ReadTime),
        new("24 hour notation", TwentyFourHours, ReadTime),
        new("24 hour notation without colon", HourAndMinute, ReadHourAndMinute),
        new("24 hour notation without colons", HourMinuteAndSecond, ReadTime),
    ];

    public static readonly DateFormat[] Zones =
    [
        new("correction", CorrectionAlone, ReadZone),
        new("zone", ZoneAlone, ReadZone),
    ];

    [GeneratedRegex("\\G(?<w>(?i:back|front)) (?i:of) " + Hour24 + "((" + Space + ")?" + Meridian + ")?", DateFormat.Options)]
    private static partial Regex BackAndFrontOf { get; }

    [GeneratedRegex(
        "\\G" + Hour12 + "([:.]" + Minute + "[:.]" + SecondLz + "|[:.]" + MinuteLz + ")?(" + Space + ")?" + Meridian, DateFormat.Options)]
    private static partial Regex TwelveHours { get; }

    [GeneratedRegex("\\G" + Hour12 + ":" + MinuteLz + ":" + SecondLz + "[:.](?<f>[0-9]+)" + Meridian, DateFormat.Options)]
    private static partial Regex TwelveHoursFraction { get; }

    [GeneratedRegex(
        "\\G([Tt]?" + Hour24 + "[:.]" + Minute + "([:.]" + Second + "(" + Fraction + ")?)?|[Tt]" + Hour24 + ")", DateFormat.Options)]
    private static partial Regex TwentyFourHours { get; }

    [GeneratedRegex("\\G[Tt]?" + Hour24Lz + MinuteLz, DateFormat.Options)]
    private static partial Regex HourAndMinute { get; }

    [GeneratedRegex("\\G[Tt]?" + Hour24Lz + MinuteLz + SecondLz, DateFormat.Options)]
    private static partial Regex HourMinuteAndSecond { get; }

    [GeneratedRegex("\\G" + Correction, DateFormat.Options)]
    private static partial Regex CorrectionAlone { get; }

    [GeneratedRegex("\\G" + Zone, DateFormat.Options)]
    private static partial Regex ZoneAlone { get; }

    private static void ReadTime(DateMatch match, DateParts parts) =>
        parts.SetTime(match.Hour, match.Number("i"), match.Number("s"), match.Microseconds);

    /// <summary>A quarter past or to the hour; "front of 12 pm" is 23:45, as in PHP.</summary>
    private static void ReadQuarter(DateMatch match, DateParts parts)
    {
        // With any other capitalization of "back of" PHP uses the quarter to the hour.
        var isBack = match.Text("w")[0] == 'b';
        parts.ResetTime();
        parts.SetTime(match.HourAfter(isBack ? 0 : -1), isBack ? 15 : 45, 0);
    }

    private static void ReadHourAndMinute(DateMatch match, DateParts parts) =>
        parts.SetTimeOrYear(match.Number("h"), match.Number("i"));

    private static void ReadZone(DateMatch match, DateParts parts) => parts.SetZone(match.Text("z"));
}
