using System.Text;

namespace PhalNet;

internal static class JsonEscapes
{
    /// <summary>
    /// The UTF-16 length of a text with escapes, as it stands between its quotes in valid JSON; -1 where an escape spells half of a
    /// character.
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
