using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace PhalNet;

/// <summary>Text in application/x-www-form-urlencoded format (WHATWG URL, section 5.1): <c>+</c> is a space, %XX a byte of UTF-8.</summary>
internal static class UrlText
{
    private const int ShortText = 256;
    private const int LongText = 1024 * 1024;

    /// <summary>Whether a text contains escapes.</summary>
    public static bool IsEncoded(ReadOnlySpan<char> text) => text.ContainsAny('%', '+');

    public static CallValue Decode(ReadOnlySpan<char> text)
    {
        if (!IsEncoded(text))
            return CallValue.Of(text.ToString());

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= ShortText)
            return Decode(text, stackalloc byte[ShortText]);

        var bytes = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return Decode(text, bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static CallValue Decode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        return OfBytes(bytes[..ToBytes(text, bytes)]);
    }

    private static CallValue OfBytes(ReadOnlySpan<byte> utf8) =>
        Utf8.IsValid(utf8) ? CallValue.Of(Encoding.UTF8.GetString(utf8)) : CallValue.Malformed;

    private static ReadOnlySpan<byte> Decoded(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        var length = 0;
        while (!text.IsEmpty)
        {
            var run = text.IndexOfAny((byte)'%', (byte)'+');
            var plain = run < 0 ? text : text[..run];
            plain.CopyTo(bytes[length..]);
            length += plain.Length;
            text = text[plain.Length..];
            if (text.IsEmpty)
                break;
            var isEscape = text[0] == '%' && text.Length > 2
                && char.IsAsciiHexDigit((char)text[1]) && char.IsAsciiHexDigit((char)text[2]);
            bytes[length++] = isEscape ? (byte)((Digit((char)text[1]) << 4) | Digit((char)text[2]))
                : text[0] == '+' ? (byte)' ' : text[0];
            text = text[(isEscape ? 3 : 1)..];
        }

        return bytes[..length];
    }

    public static CallValue Decode(ReadOnlySpan<byte> utf8)
    {
        if (!utf8.ContainsAny((byte)'%', (byte)'+'))
            return OfBytes(utf8);

        if (utf8.Length <= ShortText)
            return OfBytes(Decoded(utf8, stackalloc byte[ShortText]));

        // Long texts are rare, and the pool would keep their buffers.
        if (utf8.Length > LongText)
            return OfBytes(Decoded(utf8, new byte[utf8.Length]));
        var bytes = ArrayPool<byte>.Shared.Rent(utf8.Length);
        try
        {
            return OfBytes(Decoded(utf8, bytes));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Whether an encoded text equals a name.</summary>
    public static bool Spells(ReadOnlySpan<char> encoded, string name) =>
        encoded.Length >= name.Length && Decode(encoded) is { Kind: CallValueKind.Text } decoded && decoded.Text == name;

    /// <summary>The length of a text, counting an escape as one byte.</summary>
    public static int Length(ReadOnlySpan<char> encoded)
    {
        var length = 0;
        for (var i = 0; i < encoded.Length; i += IsEscape(encoded, i) ? 3 : 1)
            length++;
        return length;
    }

    private static bool IsEscape(ReadOnlySpan<char> text, int index) =>
        text[index] == '%' && index + 2 < text.Length && char.IsAsciiHexDigit(text[index + 1]) && char.IsAsciiHexDigit(text[index + 2]);

    private static int ToBytes(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var length = 0;
        for (var i = 0; i < text.Length;)
        {
            if (IsEscape(text, i))
            {
                bytes[length++] = (byte)((Digit(text[i + 1]) << 4) | Digit(text[i + 2]));
                i += 3;
            }
            else if (text[i] is '%' or '+')
            {
                bytes[length++] = text[i] == '+' ? (byte)' ' : (byte)'%';
                i++;
            }
            else
            {
                var run = text[i..].IndexOfAny('%', '+');
                var plain = run < 0 ? text[i..] : text.Slice(i, run);
                length += Encoding.UTF8.GetBytes(plain, bytes[length..]);
                i += plain.Length;
            }
        }

        return length;
    }

    private static int Digit(char character) => character <= '9' ? character - '0' : (character | 0x20) - 'a' + 10;
}
