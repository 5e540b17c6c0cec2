using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PhalNet.Descriptions;

/// <summary>Generates texts that match a schema.</summary>
internal static class SchemaTexts
{
    private const int Longest = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    // Values that match most patterns of names, codes and numbers.
    private static readonly string[] Usual =
    [
        "text", "1", "2026-01-31T12:00:00", "01:30:00", "A", "a", "A1", "AB", "AB-12", "A-1", "AB12", "123", "1234", "12345678", "abc",
        "ABC", "13800138000",
    ];

    /// <returns>The closest value when no known one matches.</returns>
    public static string Make(JsonObject schema)
    {
        if (OfFormat(schema) is { } known)
            return known;
        var (least, most) = (Length(schema, "minLength") ?? 0, Length(schema, "maxLength") ?? Longest);
        if (schema["pattern"]?.GetValue<string>() is { } pattern)
            return Usual.FirstOrDefault(text => text.Length >= least && text.Length <= most && Matches(text, pattern)) ?? "text";
        if (least > 4)
            return string.Concat(Enumerable.Repeat("12345678", (least / 8) + 1))[..Math.Min(least, Longest)];
        return "text"[..Math.Min(4, Math.Max(0, most))];
    }

    private static string? OfFormat(JsonObject schema) => schema["format"]?.GetValue<string>() switch
    {
        "date-time" => "2026-01-31T12:00:00Z",
        "date-time-local" => "2026-01-31T12:00:00",
        "date" => "2026-01-31",
        "time" or "time-local" => "12:00:00",
        "uuid" => "00000000-0000-0000-0000-000000000001",
        "uri" or "uri-reference" => "https://example.com/",
        "email" => "anna@example.com",
        _ => schema["contentEncoding"]?.GetValue<string>() == "base64" ? "dGV4dA==" : null,
    };

    private static int? Length(JsonObject schema, string keyword) =>
        schema[keyword] is JsonValue value && int.TryParse(value.ToString(), out var length) ? length : null;

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.None, Patience);
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
