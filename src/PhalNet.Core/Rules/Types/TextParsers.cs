using System.Globalization;

namespace PhalNet;

/// <summary>Parses a text; false when it is not a valid value.</summary>
internal delegate bool TextParser<T>(string text, out T? result);

/// <summary>Parses a text whose value depends on the time zone of times without an offset.</summary>
internal delegate bool ZonedTextParser<T>(string text, TimeZoneInfo zone, out T? result);

internal static class TextParsers
{
    public static bool TryText(string text, out string? result)
    {
        result = text;
        return true;
    }

    /// <summary>true, false, 1, 0, and the values of HTML forms: on, off, yes, no; ignoring case.</summary>
    public static bool TryBool(string text, out bool result)
    {
        result = Is(text, "true") || text == "1" || Is(text, "on") || Is(text, "yes");
        return result || Is(text, "false") || text == "0" || Is(text, "off") || Is(text, "no");
    }

    /// <summary>32 hexadecimal digits, with or without hyphens.</summary>
    public static bool TryGuid(string text, out Guid result) =>
        Guid.TryParseExact(text, "D", out result) || Guid.TryParseExact(text, "N", out result);

    /// <summary>An absolute URI as written. Paths are refused, although .NET accepts one as a file URI on some systems.</summary>
    public static bool TryUri(string text, out Uri? result) =>
        Uri.TryCreate(text, UriKind.Absolute, out result)
        && text.StartsWith($"{result.Scheme}:", StringComparison.OrdinalIgnoreCase)
        && !char.IsWhiteSpace(text[^1]);

    /// <summary>
    /// The format of System.Text.Json: hours, minutes and seconds, optionally with days before and a fraction after them.
    /// </summary>
    public static bool TryTimeSpan(string text, out TimeSpan result)
    {
        result = default;
        return text.AsSpan().Count(':') == 2
            && (char.IsAsciiDigit(text[0]) || text[0] == '-') && char.IsAsciiDigit(text[^1])
            && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out result);
    }

    /// <summary>
    /// Base64 without white space: an unescaped plus sign in a URL arrives as a space, and skipping it would change the bytes.
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
