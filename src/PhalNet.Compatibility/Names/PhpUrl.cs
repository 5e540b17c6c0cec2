namespace PhalNet.Compatibility;

/// <summary>PHP's urldecode and rawurldecode: a % without two hexadecimal digits is kept.</summary>
internal static class PhpUrl
{
    public static string Decode(ReadOnlySpan<char> text, bool plusIsBlank)
    {
        if (text.IndexOf('%') < 0)
        {
            var plain = text.ToString();
            return plusIsBlank ? plain.Replace('+', ' ') : plain;
        }

        var bytes = PhpText.ToBytes(text.ToString());
        return PhpText.FromBytes(bytes.AsSpan(0, Decode(bytes, bytes, plusIsBlank)));
    }

    /// <summary>Decodes a name or value of a form.</summary>
    public static string DecodeForm(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny((byte)'%', (byte)'+') < 0)
            return PhpText.FromBytes(text);
        var bytes = new byte[text.Length];
        return PhpText.FromBytes(bytes.AsSpan(0, Decode(text, bytes, plusIsBlank: true)));
    }

    // May decode in place: the result is never longer.
    private static int Decode(ReadOnlySpan<byte> text, Span<byte> bytes, bool plusIsBlank)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i];
            if (b == '+' && plusIsBlank)
            {
                b = (byte)' ';
            }
            else if (b == '%' && i + 2 < text.Length
                && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
            {
                b = (byte)((Digit(text[i + 1]) << 4) | Digit(text[i + 2]));
                i += 2;
            }

            bytes[length++] = b;
        }

        return length;
    }

    private static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
