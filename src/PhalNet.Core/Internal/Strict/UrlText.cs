using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace PhalNet.Internal.Strict;

/// <summary>Text in the form of application/x-www-form-urlencoded (WHATWG URL, section 5.1): <c>+</c> is a blank, %XX a byte of UTF-8.</summary>
internal static class UrlText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> Encoded = SearchValues.Create("%+");

    public static CallValue Decode(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(Encoded))
            return CallValue.Of(text.ToString());

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = ToBytes(text, bytes);
            return Utf8.IsValid(bytes.AsSpan(0, length)) ? CallValue.Of(Strict.GetString(bytes, 0, length)) : CallValue.Malformed;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Whether encoded text spells a name; a name without escapes is compared as it stands.</summary>
    public static bool Matches(ReadOnlySpan<char> encoded, string name)
    {
        if (encoded.Equals(name, StringComparison.Ordinal))
            return !encoded.ContainsAny(Encoded);
        return encoded.Length >= name.Length && encoded.ContainsAny(Encoded) && Decode(encoded) is { Kind: CallValueKind.Text } decoded
            && decoded.Text == name;
    }

    /// <summary>The length of a text, an escape counted as the one byte it stands for.</summary>
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
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '+')
                bytes[length++] = (byte)' ';
            else if (IsEscape(text, i))
            {
                bytes[length++] = byte.Parse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                i += 2;
            }
            else
            {
                var isPair = char.IsHighSurrogate(character) && i + 1 < text.Length;
                length += Encoding.UTF8.GetBytes(text.Slice(i, isPair ? 2 : 1), bytes[length..]);
                i += isPair ? 1 : 0;
            }
        }

        return length;
    }
}
