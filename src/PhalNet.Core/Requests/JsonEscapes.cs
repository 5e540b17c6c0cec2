using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace PhalNet;

internal static class JsonEscapes
{
    /// <summary>
    /// Whether valid JSON contains an escaped unpaired surrogate. The parser accepts it, and reading or writing the text fails later.
    /// </summary>
    public static bool HaveHalves(string json) =>
        json.Contains("\\ud", StringComparison.OrdinalIgnoreCase) && CountCharacters(Encoding.UTF8.GetBytes(json)) < 0;

    /// <summary>The same for a parsed value.</summary>
    public static bool HaveHalves(JsonElement json) =>
        json.ValueKind is JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Array
        && HaveHalves(JsonMarshal.GetRawUtf8Value(json));

    /// <summary>The same for UTF-8.</summary>
    public static bool HaveHalves(ReadOnlySpan<byte> json) =>
        (json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0) && CountCharacters(json) < 0;

    /// <summary>
    /// The UTF-16 length of a text with escapes, given as the content between its quotes in valid JSON; -1 when an escape is an unpaired
    /// surrogate. That check also works for a whole value.
    /// </summary>
    public static int CountCharacters(ReadOnlySpan<byte> written)
    {
        var count = 0;
        var isHalf = false;
        while (!written.IsEmpty)
        {
            var escape = written.IndexOf((byte)'\\');
            var plain = escape < 0 ? written : written[..escape];
            if (isHalf && !plain.IsEmpty)
                return -1;
            count += Encoding.UTF8.GetCharCount(plain);
            if (escape < 0)
                break;

            count++;
            written = written[(escape + 1)..];
            var unit = written[0] == 'u' ? Unit(written[1..5]) : '\0';
            if (char.IsLowSurrogate(unit) != isHalf)
                return -1;
            isHalf = char.IsHighSurrogate(unit);
            written = written[(written[0] == 'u' ? 5 : 1)..];
        }

        return isHalf ? -1 : count;
    }

    private static char Unit(ReadOnlySpan<byte> digits)
    {
        var unit = 0;
        foreach (var digit in digits)
            unit = (unit << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        return (char)unit;
    }
}
