using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PhalNet.Hosting.Internal.Replies;

/// <summary>
/// Escapes only what JSON asks for (RFC 8259, section 7): quotes, backslashes, control characters. The framework's most relaxed encoder still
/// writes every emoji as twelve ASCII characters. The reply's media type is JSON, so HTML-sensitive characters need no escape.
/// </summary>
internal sealed unsafe class PlainJsonEncoder : JavaScriptEncoder
{
    private static readonly char[] Special = [.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\'];
    private static readonly SearchValues<char> Escaped = SearchValues.Create(Special);
    private static readonly SearchValues<byte> EscapedUtf8 = SearchValues.Create([.. Special.Select(character => (byte)character)]);
    private static readonly string[] Escapes = [.. Enumerable.Range(0, '\\' + 1).Select(Escape)];

    public static PlainJsonEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < ' ' or '"' or '\\';

    public override int FindFirstCharacterToEncode(char* text, int textLength) => FindFirst(new ReadOnlySpan<char>(text, textLength));

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        var escaped = utf8Text.IndexOfAny(EscapedUtf8);
        return Utf8.IsValid(escaped < 0 ? utf8Text : utf8Text[..escaped]) ? escaped : base.FindFirstCharacterToEncodeUtf8(utf8Text);
    }

    // The base goes character by character; this copies what lies between two escapes at once.
    public override OperationStatus Encode(
        ReadOnlySpan<char> source, Span<char> destination, out int charsConsumed, out int charsWritten, bool isFinalBlock = true)
    {
        charsWritten = 0;
        for (charsConsumed = 0; charsConsumed < source.Length; charsConsumed++)
        {
            var rest = source[charsConsumed..];
            var plain = FindFirst(rest) is >= 0 and var first ? first : rest.Length;
            if (!rest[..plain].TryCopyTo(destination[charsWritten..]))
                return OperationStatus.DestinationTooSmall;
            charsConsumed += plain;
            charsWritten += plain;
            if (plain == rest.Length)
                break;
            if (!isFinalBlock && plain == rest.Length - 1 && char.IsHighSurrogate(rest[plain]))
                return OperationStatus.NeedMoreData;
            var escape = char.IsSurrogate(rest[plain]) ? "\\uFFFD" : Escapes[rest[plain]];
            if (!escape.TryCopyTo(destination[charsWritten..]))
                return OperationStatus.DestinationTooSmall;
            charsWritten += escape.Length;
        }

        return OperationStatus.Done;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var escape = unicodeScalar < Escapes.Length ? Escapes[unicodeScalar] : Escape(unicodeScalar);
        numberOfCharactersWritten = escape.Length;
        if (escape.TryCopyTo(new Span<char>(buffer, bufferLength)))
            return true;
        numberOfCharactersWritten = 0;
        return false;
    }

    private static string Escape(int character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => $"\\u{character:X4}",
    };

    private static int FindFirst(ReadOnlySpan<char> text)
    {
        var escaped = text.IndexOfAny(Escaped);
        return HalfCharacter(escaped < 0 ? text : text[..escaped]) is >= 0 and var half ? half : escaped;
    }

    // Half a surrogate pair is no character; the writer puts U+FFFD in its place.
    private static int HalfCharacter(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return i;
            i++;
        }

        return -1;
    }
}
