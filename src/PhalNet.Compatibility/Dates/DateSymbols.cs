namespace PhalNet.Compatibility;

/// <summary>
/// The symbols of the formats in PHP's manual ("Supported date and time formats") as regular expressions. Longer alternatives precede
/// shorter ones with the same beginning, so that every format matches as much as possible.
/// </summary>
internal static class DateSymbols
{
    /// <summary>The manual's "space": blanks, or no-break spaces of both widths, but no mixture.</summary>
    public const string Space = "([ \\t]+|[\\u00a0\\u202f]+)";

    // Time formats.
    public const string Hour24 = "(?<h>2[0-4]|[01]?[0-9])";
    public const string Hour24Lz = "(?<h>2[0-4]|[01][0-9])";
    public const string Hour12 = "(?<h>1[0-2]|0?[1-9])";
    public const string Minute = "(?<i>[0-5]?[0-9])";
    public const string MinuteLz = "(?<i>[0-5][0-9])";
    public const string Second = "(?<s>60|[0-5]?[0-9])";
    public const string SecondLz = "(?<s>60|[0-5][0-9])";
    public const string Fraction = "\\.(?<f>[0-9]+)";

    /// <summary>The end of the text is matched as a NUL.</summary>
    public const string Meridian = "(?<a>[AaPp])\\.?[Mm]\\.?[\\0\\t ]";

    public const string Correction = "(?<z>(GMT)?[+-](" + CorrectionLong + "|(2[0-4]|[01]?[0-9])(:?[0-5]?[0-9])?))";
    public const string Zone = "(?<z>[A-Z][a-z]+([_/-][A-Za-z]+)+|\\(?[A-Za-z]{1,6}\\)?)";

    // Date formats.
    public const string Year = "(?<y>[0-9]{1,4})";
    public const string Year2 = "(?<y>[0-9]{2})";
    public const string Year4 = "(?<y>[0-9]{4})";
    public const string Year4Signed = "(?<y>[+-]?[0-9]{4})";
    public const string YearExpanded = "(?<y>[+-][0-9]{5,19})";
    public const string Month = "(?<m>1[0-2]|0?[0-9])";
    public const string MonthLz = "(?<m>1[0-2]|0[0-9])";
    public const string Day = "(?<d>3[01]|[0-2]?[0-9])(st|nd|rd|th)?";
    public const string DayLz = "(?<d>3[01]|[0-2][0-9])";
    public const string DayOfYear = "(?<d>00[1-9]|0[1-9][0-9]|[12][0-9][0-9]|3[0-5][0-9]|36[0-6])";
    public const string Week = "(?<w>0[1-9]|[1-4][0-9]|5[0-3])";

    public const string MonthAbbreviation = "(?<M>(?i:jan|feb|mar|apr|may|jun|jul|aug|sept|sep|oct|nov|dec))";
    public const string MonthName = "(?<M>(?i:" + MonthNames + "))";

    /// <summary>Roman numerals are upper case.</summary>
    public const string MonthText = "(?<M>(?i:" + MonthNames + ")|VIII|VII|VI|V|IV|IX|XII|XI|X|III|II|I)";

    // Relative formats.
    public const string Number = "(?<n>[+-]*[ \\t]*[0-9]{1,13})";
    public const string Ordinal = "first|second|third|fourth|fifth|sixth|seventh|eighth?|ninth|tenth|eleventh|twelfth";
    public const string Direction = "next|last|previous|this";

    public const string DayName =
        "sundays?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sun|mon|tue|wed|thu|fri|sat";

    public const string DayText = "weekdays?|" + DayName;

    public const string Unit =
        "milliseconds?|microseconds?|seconds?|minutes?|hours?|days?|weeks|fortnights?|forthnights?|months?|years?|"
        + "msecs?|\u00b5secs?|usecs?|secs?|mins?|ms|\u00b5s|" + DayText;

    private const string CorrectionLong =
        "(2[0-4]|[01][0-9])[0-5][0-9](60|[0-5][0-9])|(2[0-4]|[01][0-9]):[0-5][0-9]:(60|[0-5][0-9])";

    private const string MonthNames =
        "january|february|march|april|may|june|july|august|september|october|november|december|"
        + "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";
}
