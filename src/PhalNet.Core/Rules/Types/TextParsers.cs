using System.Globalization;

namespace PhalNet;

/// <summary>Reads a text as a value; false where it is none.</summary>
internal delegate bool TextParser<T>(string text, out T? result);

/// <summary>Reads a text as a value that depends on the zone in which a time without an offset is meant.</summary>
internal delegate bool ZonedTextParser<T>(string text, TimeZoneInfo zone, out T? result);

internal static class TextParsers
{
    public static bool TryText(string text, out string? result)
    {
        result = text;
        return true;
    }

    /// <summary>true, false, 1, 0, and what HTML forms send: on, off, yes, no; in any case.</summary>
    public static bool TryBool(string text, out bool result)
    {
        result = Is(text, "true") || text == "1" || Is(text, "on") || Is(text, "yes");
        return result || Is(text, "false") || text == "0" || Is(text, "off") || Is(text, "no");
    }

    /// <summary>32 hexadecimal digits, plain or with hyphens.</summary>
    public static bool TryGuid(string text, out Guid result) =>
        Guid.TryParseExact(text, "D", out result) || Guid.TryParseExact(text, "N", out result);

    /// <summary>An absolute URI as it is written. A path is none, though .NET takes one for a file's on some systems.</summary>
    public static bool TryUri(string text, out Uri? result) =>
        Uri.TryCreate(text, UriKind.Absolute, out result)
        && text.StartsWith($"{result.Scheme}:", StringComparison.OrdinalIgnoreCase)
        && !char.IsWhiteSpace(text[^1]);

    /// <summary>As System.Text.Json writes it: hours, minutes and seconds; days in front, a fraction behind where there are some.</summary>
    public static bool TryTimeSpan(string text, out TimeSpan result)
    {
        result = default;
        return text.AsSpan().Count(':') == 2
            && (char.IsAsciiDigit(text[0]) || text[0] == '-') && char.IsAsciiDigit(text[^1])
            && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out result);
    }

    /// <summary>
    /// Base64 in one piece: a plus sign that was not escaped in a URL arrives as a blank, and skipping it would change the bytes.
    /// </summary>
    public static bool TryBytes(string text, out byte[]? result)
    {
        var buffer = new byte[(text.Length / 4 * 3) + 3];
        var isRead = Convert.TryFromBase64String(text, buffer, out var length) && !text.AsSpan().ContainsAny(" \t\r\n");
        result = isRead ? buffer[..length] : null;
        return isRead;
    }

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
