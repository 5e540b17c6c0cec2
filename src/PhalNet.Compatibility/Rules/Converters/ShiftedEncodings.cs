namespace PhalNet.Compatibility;

/// <summary>Counts characters in stateful encodings, where the first byte does not determine the length of a character.</summary>
internal static class ShiftedEncodings
{
    public static int Gb18030(string text)
    {
        ReadOnlySpan<byte> bytes = PhpText.ToBytes(text);
        var count = 0;
        for (var i = 0; i < bytes.Length; count++)
        {
            var isLead = bytes[i] is >= 0x81 and <= 0xFE;
            var isFour = isLead && i + 1 < bytes.Length && bytes[i + 1] is >= (byte)'0' and <= (byte)'9';
            i += isFour ? 4 : isLead ? 2 : 1;
        }

        return count;
    }

    /// <summary>
    /// Escape sequences and shifts determine whether a character has one byte or two; bytes above 127 are single characters.
    /// </summary>
    public static int Iso2022(string text)
    {
        ReadOnlySpan<byte> bytes = PhpText.ToBytes(text);
        var (count, isPair, isShifted) = (0, false, false);
        for (var i = 0; i < bytes.Length;)
        {
            var rest = bytes[i..];
            if (rest[0] == 0x1B && EscapeLength(rest) is var length and > 0)
            {
                // ESC $ ) C announces the Korean set, which SO and SI then switch.
                isPair = rest[1] == '$' && rest[2] != ')';
                i += length;
            }
            else if (rest[0] is 0x0E or 0x0F)
            {
                isShifted = rest[0] == 0x0E;
                i++;
            }
            else
            {
                i += (isPair || isShifted) && rest.Length > 1 && IsGraphic(rest[0]) && IsGraphic(rest[1]) ? 2 : 1;
                count++;
            }
        }

        return count;
    }

    /// <summary>Between <c>~{</c> and <c>~}</c> a character has two bytes; <c>~~</c> is a tilde.</summary>
    public static int Hz(string text)
    {
        ReadOnlySpan<byte> bytes = PhpText.ToBytes(text);
        var (count, isPair) = (0, false);
        for (var i = 0; i < bytes.Length;)
        {
            var next = i + 1 < bytes.Length ? bytes[i + 1] : (byte)0;
            if (bytes[i] == '~' && next is (byte)'{' or (byte)'}' or (byte)'\n')
            {
                isPair = next == '{';
                i += 2;
                continue;
            }

            i += (bytes[i] == '~' && next == '~') || (isPair && IsGraphic(bytes[i]) && IsGraphic(next)) ? 2 : 1;
            count++;
        }

        return count;
    }

    /// <summary>
    /// Between the mark and a hyphen is UTF-16 in base 64: eight letters are three units, a surrogate pair is one character.
    /// </summary>
    public static int Utf7(string text, char mark)
    {
        ReadOnlySpan<byte> bytes = PhpText.ToBytes(text);
        var count = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != mark)
            {
                count++;
                continue;
            }

            var (bits, held, high) = (0, 0, false);
            var start = i + 1;
            for (i = start; i < bytes.Length && Letter(bytes[i], mark) is var letter and >= 0; i++)
            {
                (bits, held) = ((bits << 6) | letter, held + 6);
                if (held < 16)
                    continue;
                held -= 16;
                var unit = (bits >> held) & 0xFFFF;
                bits &= (1 << held) - 1;
                count += high && unit is >= 0xDC00 and <= 0xDFFF ? 0 : 1;
                high = unit is >= 0xD800 and <= 0xDBFF;
            }

            var isClosed = i < bytes.Length && bytes[i] == '-';
            if (i == start && isClosed)
                count++;
            else if (!isClosed)
                i--;
        }

        return count;
    }

    private static int EscapeLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 3)
            return 0;
        return bytes[1] switch
        {
            (byte)'$' when bytes[2] is (byte)'(' or (byte)')' => bytes.Length > 3 ? 4 : 0,
            (byte)'$' when bytes[2] is (byte)'@' or (byte)'B' => 3,
            (byte)'(' when bytes[2] is (byte)'B' or (byte)'J' or (byte)'I' or (byte)'H' => 3,
            _ => 0,
        };
    }

    private static bool IsGraphic(byte value) => value is >= 0x21 and <= 0x7E;

    private static int Letter(byte value, char mark) => value switch
    {
        >= (byte)'A' and <= (byte)'Z' => value - 'A',
        >= (byte)'a' and <= (byte)'z' => value - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => value - '0' + 52,
        (byte)'+' => 62,
        _ => value == (mark == '&' ? ',' : '/') ? 63 : -1,
    };
}
