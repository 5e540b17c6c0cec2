using System.Text.RegularExpressions;

namespace PhalNet.Compatibility;

/// <summary>
/// Takes a date text apart: at every place the format that fits most of the text counts, the earlier one where two fit as much. What fits
/// none makes the text invalid.
/// </summary>
internal static class DateScanner
{
    private const string Separators = " \t.,\n\0\u00a0\u202f";

    /// <summary>In the order of the manual's pages; the order decides between formats that fit equally much.</summary>
    private static readonly DateFormat[] Formats =
    [
        .. RelativeFormats.Words, .. TimeFormats.All, .. DateFormats.All, .. CompoundFormats.All, .. RelativeFormats.All,
        .. TimeFormats.Zones,
    ];

    /// <summary>Null when the text is no date. Separators alone are none either: PHP takes them for the present time.</summary>
    public static DateParts? Scan(string text)
    {
        var parts = new DateParts();
        var hasAny = false;
        // Some formats ask for the end of the text, which is a NUL to them.
        var ended = text + '\0';
        for (var at = 0; at < text.Length;)
        {
            if (Separators.Contains(ended[at], StringComparison.Ordinal))
            {
                at++;
                continue;
            }

            if (Longest(ended, at) is not { } found)
                return null;
            found.Format.Read(new DateMatch(found.Match), parts);
            if (!parts.IsValid)
                return null;
            at += found.Match.Length;
            hasAny = true;
        }

        return hasAny ? parts : null;
    }

    private static (DateFormat Format, Match Match)? Longest(string text, int at)
    {
        (DateFormat Format, Match Match)? longest = null;
        foreach (var format in Formats)
        {
            var match = format.Pattern.Match(text, at);
            if (match.Success && match.Length > (longest?.Match.Length ?? 0))
                longest = (format, match);
        }

        return longest;
    }
}
