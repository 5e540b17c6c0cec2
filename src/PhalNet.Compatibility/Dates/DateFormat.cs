using System.Globalization;
using System.Text.RegularExpressions;

namespace PhalNet.Compatibility;

/// <summary>A format of date texts: its name in PHP's manual, its pattern and its effect.</summary>
internal sealed record DateFormat(string Name, Regex Pattern, Action<DateMatch, DateParts> Read)
{
    public const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
}

/// <summary>The part of a date text matched by a format, by symbol.</summary>
internal readonly struct DateMatch(Match match)
{
    public bool Has(string symbol) => match.Groups[symbol].Success;

    /// <summary>0 when the text does not contain the symbol.</summary>
    public long Number(string symbol) => Has(symbol) ? long.Parse(match.Groups[symbol].ValueSpan, CultureInfo.InvariantCulture) : 0;

    public string Text(string symbol) => match.Groups[symbol].Value;

    public string Word(string symbol) => Text(symbol).ToLowerInvariant();

    public long Month => Has("M") ? DateWords.Month(Text("M")) : Number("m");

    /// <summary>A year of up to three digits is in the range 1970 to 2069.</summary>
    public long Year
    {
        get
        {
            var year = Number("y");
            return Text("y").Length >= 4 || year >= 100 ? year : year < 70 ? year + 2000 : year + 1900;
        }
    }

    public long Microseconds => Has("f") ? long.Parse(Text("f").PadRight(6, '0').AsSpan(0, 6), CultureInfo.InvariantCulture) : 0;

    /// <summary>The hour, on a twelve-hour clock if the text contains am or pm.</summary>
    public long Hour => HourAfter(0);

    public long HourAfter(int hours)
    {
        var hour = Number("h") + hours;
        return !Has("a") ? hour : Word("a") == "p" ? (hour == 12 ? 12 : hour + 12) : hour == 12 ? 0 : hour;
    }
}
