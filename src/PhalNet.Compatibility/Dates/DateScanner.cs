using System.Text.RegularExpressions;

namespace PhalNet.Compatibility;

/// <summary>
/// Splits a date text into formats: at each position the format with the longest match is used, the earlier one in case of a tie. Unmatched
/// text makes the whole text invalid.
/// </summary>
internal static class DateScanner
{
    private const string Separators = " \t.,\n\0\u00a0\u202f";

    /// <summary>In the order of the manual's pages, which decides between matches of the same length.</summary>
    private static readonly DateFormat[] Formats =
    [
        .. RelativeFormats.Words, .. TimeFormats.All, .. DateFormats.All, .. CompoundFormats.All, .. RelativeFormats.All,
        .. TimeFormats.Zones,
    ];

    /// <summary>Null when the text is not a date. Separators alone are not accepted, although PHP reads them as the current time.</summary>
    public static DateParts? Scan(string text)
    {
        var parts = new DateParts();
        var hasAny = false;
        // Some formats require the end of the text, represented by a NUL.
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
