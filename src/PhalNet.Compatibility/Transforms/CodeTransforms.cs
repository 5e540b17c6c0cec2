using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using static PhalNet.Compatibility.TransformKinds;

namespace PhalNet.Compatibility;

/// <summary>Hashes, encodings and escapes for the bytes of a text.</summary>
internal static class CodeTransforms
{
    private const uint CrcPolynomial = 0xEDB88320;

    public static void AddTo(Dictionary<string, PhpTransform> all)
    {
        all["md5"] = OfBytes(Md5);
        all["sha1"] = OfBytes(Sha1);
        all["crc32"] = OfBytes(bytes => Crc32(bytes));
        all["bin2hex"] = OfBytes(bytes => Convert.ToHexStringLower(bytes));
        all["base64_encode"] = OfBytes(bytes => Convert.ToBase64String(bytes));
        all["urlencode"] = OfBytes(bytes => UrlEncode(bytes, "-_.", blankIsPlus: true));
        all["rawurlencode"] = OfBytes(bytes => UrlEncode(bytes, "-_.~", blankIsPlus: false));
        all["base64_decode"] = OfText(Base64Decode);
        all["hex2bin"] = OfText(HexDecode);
        all["urldecode"] = OfText(text => PhpUrl.Decode(text, plusIsBlank: true));
        all["rawurldecode"] = OfText(text => PhpUrl.Decode(text, plusIsBlank: false));
        all["addslashes"] = OfText(AddSlashes);
        all["stripslashes"] = OfText(StripSlashes);
    }

    [SuppressMessage("Security", "CA5351", Justification = "The function's name promises MD5; it protects nothing here.")]
    private static PhpValue Md5(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));

    [SuppressMessage("Security", "CA5350", Justification = "The function's name promises SHA-1; it protects nothing here.")]
    private static PhpValue Sha1(byte[] bytes) => Convert.ToHexStringLower(SHA1.HashData(bytes));

    private static long Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ CrcPolynomial;
        }

        return ~crc;
    }

    private static PhpValue UrlEncode(byte[] bytes, string plain, bool blankIsPlus)
    {
        var encoded = new StringBuilder(bytes.Length * 3);
        foreach (var b in bytes)
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || plain.Contains(c))
                encoded.Append(c);
            else if (c == ' ' && blankIsPlus)
                encoded.Append('+');
            else
                encoded.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }

    // Characters that are not Base64 are skipped, and decoding continues after padding.
    private static PhpValue Base64Decode(string text)
    {
        var letters = new string([.. text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/')]);
        if (letters.Length % 4 == 1)
            letters = letters[..^1];
        return PhpText.FromBytes(Convert.FromBase64String(letters + new string('=', (4 - (letters.Length % 4)) % 4)));
    }

    private static PhpValue HexDecode(string text) =>
        text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? PhpText.FromBytes(Convert.FromHexString(text)) : PhpValue.False;

    private static PhpValue StripSlashes(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
                plain.Append(text[i]);
            else if (++i < text.Length)
                plain.Append(text[i] == '0' ? '\0' : text[i]);
        }

        return plain.ToString();
    }

    private static PhpValue AddSlashes(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c == '\0')
                escaped.Append("\\0");
            else if (c is '\'' or '"' or '\\')
                escaped.Append('\\').Append(c);
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }
}
