using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace PhalNet;

internal static class JsonEscapes
{
    /// <summary>
    /// Whether an escape in valid JSON spells half of a character. The parser takes it, and whoever reads or writes the text later fails.
    /// </summary>
    public static bool HaveHalves(string json) =>
        json.Contains("\\ud", StringComparison.OrdinalIgnoreCase) && CountCharacters(Encoding.UTF8.GetBytes(json)) < 0;

    /// <summary>The same of a value that has been parsed.</summary>
    public static bool HaveHalves(JsonElement json) =>
        json.ValueKind is JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Array
        && HaveHalves(JsonMarshal.GetRawUtf8Value(json));

    /// <summary>The same of UTF-8.</summary>
    public static bool HaveHalves(ReadOnlySpan<byte> json) =>
        (json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0) && CountCharacters(json) < 0;

    /// <summary>
    /// The UTF-16 length of a text with escapes, as it stands between its quotes in valid JSON; -1 where an escape spells half of a
    /// character, which can be asked of a whole value too.
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
