using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace PhalNet.Compatibility;

/// <summary>
/// Bytes and text. PHP strings are bytes; here they are .NET strings, and an invalid UTF-8 byte is represented by an unpaired low surrogate
/// U+DC80…U+DCFF (0xDC00 + byte). All byte sequences are therefore preserved, lengths and hashes are those of the bytes, and invalid UTF-8
/// can be detected at the end.
/// </summary>
internal static class PhpText
{
    private const char EscapeBase = '\uDC00';

    public static string FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        Span<char> pair = stackalloc char[2];
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var consumed);
            if (status == OperationStatus.Done)
                text.Append(pair[..rune.EncodeToUtf16(pair)]);
            else
                foreach (var bad in bytes[..consumed])
                    text.Append((char)(EscapeBase + bad));
            bytes = bytes[consumed..];
        }

        return text.ToString();
    }

    public static byte[] ToBytes(string text)
    {
        if (IsUtf8(text))
            return Encoding.UTF8.GetBytes(text);
        var bytes = new ArrayBufferWriter<byte>(text.Length + 8);
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(rest, out var rune, out var consumed);
            if (status != OperationStatus.Done && IsEscaped(rest[0]))
            {
                bytes.GetSpan(1)[0] = (byte)(rest[0] - EscapeBase);
                bytes.Advance(1);
            }
            else
            {
                bytes.Advance(rune.EncodeToUtf8(bytes.GetSpan(4)));
            }

            rest = rest[consumed..];
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Each byte as one character, for matching a pattern without flag u.</summary>
    public static string ToLatin1(string text) => Ascii.IsValid(text) ? text : Encoding.Latin1.GetString(ToBytes(text));

    public static int ByteCount(string text)
    {
        if (IsUtf8(text))
            return Encoding.UTF8.GetByteCount(text);
        var count = 0;
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(rest, out var rune, out var consumed);
            count += status != OperationStatus.Done && IsEscaped(rest[0]) ? 1 : rune.Utf8SequenceLength;
            rest = rest[consumed..];
        }

        return count;
    }

    /// <summary>The number of characters; an invalid UTF-8 byte counts as one.</summary>
    public static int CharacterCount(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                count--;
        return count;
    }

    public static bool IsUtf8(string text)
    {
        var start = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (start < 0)
            return true;
        for (var i = start; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    /// <summary>Compares by bytes, which differs from UTF-16 order for supplementary characters.</summary>
    public static int Compare(string left, string right)
    {
        if (Ascii.IsValid(left) && Ascii.IsValid(right))
            return string.CompareOrdinal(left, right);
        return ToBytes(left).AsSpan().SequenceCompareTo(ToBytes(right));
    }

    private static bool IsEscaped(char c) => c is >= '\uDC80' and <= '\uDCFF';
}
