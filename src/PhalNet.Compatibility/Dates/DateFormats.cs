using System.Text.RegularExpressions;

namespace PhalNet.Compatibility;

/// <summary>
/// The notations of PHP's strtotime that are understood, as documented in the PHP manual under "Supported date and time formats".
/// At every place of a text the longest match wins, the earlier one where two are equally long.
/// </summary>
internal static partial class DateFormats
{
    private const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Year4 = "(?<y>[0-9]{4})";
    private const string Year = "(?<y>[0-9]{1,4})";
    private const string MonthLz = "(?<m>0[0-9]|1[0-2])";
    private const string MonthNo = "(?<m>1[0-2]|0?[0-9])";
    private const string DayLz = "(?<d>0[0-9]|[1-2][0-9]|3[01])";
    private const string DayNo = "(?<d>3[01]|[0-2]?[0-9])(st|nd|rd|th)?";
    private const string MonthNames =
        "(?<M>january|february|march|april|may|june|july|august|september|october|november|december|"
        + "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|i[vx]|vi{0,3}|xi{0,2}|i{1,3})";
    private const string Hour24 = "(?<h>2[0-4]|[01]?[0-9])";
    private const string Hour24Lz = "(?<h>[01][0-9]|2[0-4])";
    private const string Hour12 = "(?<h>1[0-2]|0?[1-9])";
    private const string MinuteNo = "(?<i>[0-5]?[0-9])";
    private const string MinuteLz = "(?<i>[0-5][0-9])";
    private const string SecondNo = "(?<s>60|[0-5]?[0-9])";
    private const string SecondLz = "(?<s>[0-5][0-9]|60)";
    private const string Fraction = "([.,][0-9]+)";
    private const string Meridian = "(?<a>[ap])\\.?m\\.?(?![a-z])";
    private const string Zone =
        "[ \\t]*(?<z>\\(?[a-z]{1,6}\\)?(?![a-z/_])|[a-z]+([_/][a-z]+)+|(GMT)?[+-][0-9]{1,2}:?([0-9]{2})?(:?[0-9]{2})?)";
    private const string Days =
        "(?<w>sunday|monday|tuesday|wednesday|thursday|friday|saturday|sun|mon|tues|tue|wednes|wed|thurs|thur|thu|fri|satur|sat)";
    private const string Ordinals =
        "(?<n>first|second|third|fourth|fifth|sixth|seventh|eighth?|ninth|tenth|eleventh|twelfth|next|last|previous|this)";
    private const string Units =
        "(?<u>msecs?|milliseconds?|ms|microseconds?|usecs?|secs?|seconds?|mins?|minutes?|hours?|days?|weekdays?|weeks?|"
        + "fortnights?|forthnights?|months?|years?|"
        + "sunday|monday|tuesday|wednesday|thursday|friday|saturday|sun|mon|tues|tue|wednes|wed|thurs|thur|thu|fri|satur|sat)(?![a-z])";

    [GeneratedRegex("\\Gnow(?![a-z])", Flags)]
    public static partial Regex Now { get; }

    [GeneratedRegex("\\G(?<word>yesterday|today|midnight|noon|tomorrow)(?![a-z])", Flags)]
    public static partial Regex DayWord { get; }

    [GeneratedRegex("\\G@(?<n>-?[0-9]+)(\\.[0-9]{0,6})?", Flags)]
    public static partial Regex Timestamp { get; }

    [GeneratedRegex("\\G(?<word>first|last) day of", Flags)]
    public static partial Regex MonthEdge { get; }

    [GeneratedRegex("\\G" + Ordinals + "[ \\t]+" + Days + "[ \\t]+of(?![a-z])", Flags)]
    public static partial Regex NthWeekday { get; }

    [GeneratedRegex("\\G" + Hour12 + "([:.]" + MinuteLz + "([:.]" + SecondLz + "([:.][0-9]+)?)?)?[ \\t]*" + Meridian, Flags)]
    public static partial Regex Time12 { get; }

    [GeneratedRegex("\\Gt?" + Hour24 + "[:.]" + MinuteNo + "([:.]" + SecondNo + Fraction + "?)?(" + Zone + ")?", Flags)]
    public static partial Regex Time24 { get; }

    [GeneratedRegex("\\G(t" + Hour24 + "|t?" + Hour24Lz + MinuteLz + SecondLz + ")(" + Zone + ")?", Flags)]
    public static partial Regex CompactTime { get; }

    [GeneratedRegex("\\Gt?(?<y>" + Hour24Lz + MinuteLz + ")", Flags)]
    public static partial Regex FourDigits { get; }

    [GeneratedRegex(
        "\\G(" + Year4 + "(-" + MonthLz + "-" + DayLz + "|/" + MonthLz + "/" + DayLz + "/?|/" + MonthNo + "/" + DayNo + ")|"
        + "(?<y>[0-9]{2})-" + MonthLz + "-" + DayLz + ")", Flags)]
    public static partial Regex IsoDate { get; }

    [GeneratedRegex("\\G" + Year + "-" + MonthNo + "-" + DayNo, Flags)]
    public static partial Regex LooseDate { get; }

    [GeneratedRegex("\\G" + Year4 + "-" + MonthNo, Flags)]
    public static partial Regex YearMonth { get; }

    [GeneratedRegex("\\G" + MonthNo + "/" + DayNo + "(/" + Year + ")?", Flags)]
    public static partial Regex AmericanDate { get; }

    [GeneratedRegex("\\G" + DayNo + "[.\\t-]" + MonthNo + "[.-]" + Year4, Flags)]
    public static partial Regex PointedDate { get; }

    [GeneratedRegex("\\G" + DayNo + "[.\\t]" + MonthNo + "\\.(?<y>[0-9]{2})", Flags)]
    public static partial Regex PointedShortDate { get; }

    [GeneratedRegex("\\G" + Year4 + MonthLz + DayLz, Flags)]
    public static partial Regex CompactDate { get; }

    [GeneratedRegex(
        "\\G" + Year4 + "(-?)" + MonthLz + "(-?)" + DayLz + "t"
        + Hour24 + ":?" + MinuteLz + "(:?" + SecondLz + Fraction + "?)?(" + Zone + ")?", Flags)]
    public static partial Regex DateAndTime { get; }

    [GeneratedRegex("\\G" + Year4 + MonthLz + DayLz + Hour24Lz + MinuteLz + SecondLz, Flags)]
    public static partial Regex CompactDateTime { get; }

    [GeneratedRegex("\\G" + Year4 + ":" + MonthLz + ":" + DayLz + " " + Hour24Lz + ":" + MinuteLz + ":" + SecondLz, Flags)]
    public static partial Regex ExifDate { get; }

    [GeneratedRegex("\\G" + Year4 + "\\.?(?<yd>00[1-9]|0[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6])", Flags)]
    public static partial Regex DayOfYear { get; }

    [GeneratedRegex("\\G" + Year4 + "-(?<yd>00[1-9]|0[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6])", Flags)]
    public static partial Regex DashedDayOfYear { get; }

    [GeneratedRegex("\\G" + Year4 + "-?w(?<wk>0[1-9]|[1-4][0-9]|5[0-3])(-?(?<wd>[0-7]))?", Flags)]
    public static partial Regex IsoWeek { get; }

    [GeneratedRegex("\\G" + DayNo + "[ \\t.-]*" + MonthNames + "[ \\t.-]*" + Year, Flags)]
    public static partial Regex FullDate { get; }

    [GeneratedRegex("\\G" + MonthNames + "[ .\\t-]*" + DayNo + "[,.stndrh\\t ]+" + Year, Flags)]
    public static partial Regex TextualDate { get; }

    [GeneratedRegex(
        "\\G(" + MonthNames + "[ .\\t-]*" + DayNo + "[,.stndrh\\t ]*|" + DayNo + "[ .\\t-]*" + MonthNames + ")(?![a-z])", Flags)]
    public static partial Regex MonthAndDay { get; }

    [GeneratedRegex("\\G(" + MonthNames + "[ .\\t-]*" + Year4 + "|" + Year4 + "[ .\\t-]*" + MonthNames + "(?![a-z]))", Flags)]
    public static partial Regex MonthAndYear { get; }

    [GeneratedRegex("\\G(?<y>[0-9]{4})-" + MonthNames + "-" + DayLz, Flags)]
    public static partial Regex TextInIsoDate { get; }

    [GeneratedRegex(
        "\\G" + DayNo + "/" + MonthNames + "/" + Year4 + ":" + Hour24Lz + ":" + MinuteLz + ":" + SecondLz + "[ \\t]+(" + Zone + ")", Flags)]
    public static partial Regex LogDate { get; }

    [GeneratedRegex("\\G" + MonthNames + "(?![a-z])", Flags)]
    public static partial Regex MonthName { get; }

    [GeneratedRegex("\\G" + Year4, Flags)]
    public static partial Regex YearOnly { get; }

    [GeneratedRegex("\\G" + Days + "(?![a-z])", Flags)]
    public static partial Regex WeekDay { get; }

    [GeneratedRegex("\\G(?<n>[+-]+[ \\t]*[0-9]+|[0-9]+)[ \\t]*" + Units, Flags)]
    public static partial Regex RelativeNumber { get; }

    [GeneratedRegex("\\G" + Ordinals + "[ \\t]+" + Units, Flags)]
    public static partial Regex RelativeText { get; }

    [GeneratedRegex("\\Gago(?![a-z])", Flags)]
    public static partial Regex Ago { get; }

    [GeneratedRegex("\\G" + Zone, Flags)]
    public static partial Regex ZoneOnly { get; }
}
