namespace PhalNet.Compatibility;

/// <summary>PHP's urldecode and rawurldecode: a % that no two hexadecimal digits follow stays as it is.</summary>
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
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (b == '+' && plusIsBlank)
            {
                b = (byte)' ';
            }
            else if (b == '%' && i + 2 < bytes.Length
                && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                b = (byte)((Digit(bytes[i + 1]) << 4) | Digit(bytes[i + 2]));
                i += 2;
            }

            bytes[length++] = b;
        }

        return PhpText.FromBytes(bytes.AsSpan(0, length));
    }

    private static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
