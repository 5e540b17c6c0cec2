using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PhalNet.Compatibility;

/// <summary>
/// A signature with a secret, a timestamp and a nonce: lower-case hexadecimal HMAC-SHA256 of the UTF-8 bytes of
/// <code>
/// PHALNET-HMAC-SHA256\n
/// timestamp\n
/// nonce, percent-encoded\n
/// parameters
/// </code>
/// where timestamp is in seconds since 1970 and parameters are the request's parameters (query and body as seen by rules, without the
/// signature) as <c>name=value</c> joined with <c>&amp;</c>. Members of arrays are written as <c>name[key]</c>, at any depth, an empty
/// array as <c>name[]=</c>. Names and values are percent-encoded byte by byte except A–Z a–z 0–9 - . _ ~, so no value can imitate another
/// parameter. Pairs are sorted by the bytes of the encoded pair, which any language can do. true is 1, false and null are empty, a float
/// has its shortest round-trip digits. The receiver refuses a timestamp outside of its window and a nonce that was already used in it.
/// </summary>
internal static class HmacSignature
{
    private const string Scheme = "PHALNET-HMAC-SHA256";
    private const string Plain = "-._~";

    public static string Text(PhpArray request, string signName, long timestamp, string nonce)
    {
        List<string> pairs = [];
        PhpKey sign = signName;
        foreach (var (key, value) in request)
            if (!key.Equals(sign))
                AddPairs(pairs, Encode(key.Text), value);
        pairs.Sort(StringComparer.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme}\n{timestamp}\n{Encode(nonce)}\n{string.Join('&', pairs)}");
    }

    public static string Compute(ReadOnlySpan<byte> secret, PhpArray request, string signName, long timestamp, string nonce) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(Text(request, signName, timestamp, nonce))));

    public static bool IsValid(ReadOnlySpan<byte> secret, PhpArray request, string signName, long timestamp, string nonce)
    {
        var sent = request[signName];
        var expected = Compute(secret, request, signName, timestamp, nonce);
        return sent.IsString && SignatureText.AreSame(sent.String, expected);
    }

    /// <summary>Whether a timestamp is within the window before or after the current time.</summary>
    public static bool IsFresh(long timestamp, TimeSpan window, TimeProvider clock)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var seconds = (long)window.TotalSeconds;
        return timestamp >= now - seconds && timestamp <= now + seconds;
    }

    private static void AddPairs(List<string> pairs, string name, PhpValue value)
    {
        if (!value.IsArray)
        {
            pairs.Add($"{name}={Encode(value.Kind == PhpKind.Float ? PhpFloatText.ForJson(value.Float) : PhpConvert.ToText(value))}");
            return;
        }

        if (value.Array.Count == 0)
            pairs.Add($"{name}[]=");
        foreach (var (key, item) in value.Array)
            AddPairs(pairs, $"{name}[{Encode(key.Text)}]", item);
    }

    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 8);
        foreach (var b in PhpText.ToBytes(text))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || Plain.Contains(c))
                encoded.Append(c);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return encoded.ToString();
    }
}

internal static class SignatureText
{
    /// <summary>Compares in constant time.</summary>
    public static bool AreSame(string sent, string expected) =>
        CryptographicOperations.FixedTimeEquals(PhpText.ToBytes(sent), PhpText.ToBytes(expected));
}
