using System.Globalization;

namespace PhalNet;

/// <summary>
/// Dates and times in ISO 8601 and RFC 3339 format: a space is accepted instead of the T, T and Z in either case, seconds and fractions are
/// optional. .NET keeps seven of up to nine fraction digits.
/// </summary>
internal static class DateFormats
{
    private static readonly string[] Times = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];

    private static readonly string[] Local =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] WithOffset = [.. Local.Skip(1).Select(format => format + "K")];

    /// <summary>Reads a point in time; without an offset it is in the given zone.</summary>
    public static bool TryPoint(string text, TimeZoneInfo zone, out DateTimeOffset result)
    {
        text = Usual(text);
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            var offset = zone.GetUtcOffset(local);
            var fits = local.Ticks - offset.Ticks >= DateTime.MinValue.Ticks && local.Ticks - offset.Ticks <= DateTime.MaxValue.Ticks;
            result = fits ? new DateTimeOffset(local, offset) : default;
            return fits;
        }

        return DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out result);
    }

    /// <summary>Reads a point in time as local time of the zone.</summary>
    public static bool TryLocal(string text, TimeZoneInfo zone, out DateTime result)
    {
        var parsed = TryPoint(text, zone, out var point);
        result = parsed ? DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(point, zone).DateTime, DateTimeKind.Unspecified) : default;
        return parsed;
    }

    public static bool TryDate(string text, out DateOnly result) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out result);

    public static bool TryTime(string text, out TimeOnly result) =>
        TimeOnly.TryParseExact(Usual(text), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out result);

    private static string Usual(string text)
    {
        var point = text.IndexOf('.');
        if (point >= 0 && Digits(text.AsSpan(point + 1)) is 8 or 9)
            text = text.Remove(point + 8, Digits(text.AsSpan(point + 1)) - 7);
        return text.Length > 10 && (text[^1] == 'z' || text[10] == 't') ? text.ToUpperInvariant() : text;
    }

    private static int Digits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : text.Length;
}
