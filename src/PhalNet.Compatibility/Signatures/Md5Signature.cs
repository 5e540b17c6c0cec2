using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PhalNet.Compatibility;

/// <summary>
/// The reference's signature: the MD5 of all request parameters but the signature, sorted by name. Without separator their values are
/// joined; with one each is name + separator + value, and empty ones ("" and "0" alike) are left out. It has no secret and is kept for
/// clients that have it; <see cref="HmacSignature"/> is the one to use.
/// </summary>
internal static class Md5Signature
{
    public static string Text(PhpArray request, string signName, string? separator)
    {
        PhpKey sign = signName;
        var text = new StringBuilder();
        // PHP takes "0" for no separator.
        var isJoined = string.IsNullOrEmpty(separator) || separator == "0";
        foreach (var (key, value) in KeyOrder.Sort(request))
        {
            if (key.Equals(sign))
                continue;
            if (isJoined)
                text.Append(PhpConvert.ToText(value));
            else if (PhpConvert.ToBool(value))
                text.Append(key.Text).Append(separator).Append(PhpConvert.ToText(value));
        }

        return text.ToString();
    }

    [SuppressMessage("Security", "CA5351", Justification = "The protocol says MD5.")]
    public static string Compute(PhpArray request, string signName, string? separator) =>
        Convert.ToHexStringLower(MD5.HashData(PhpText.ToBytes(Text(request, signName, separator))));

    /// <summary>
    /// Whether the request carries its signature. Only a text can be one: the reference's loose comparison let true and 0 pass.
    /// A digest that reads as a number (0e and digits, about one in 300 million) is refused even where it is right, so that one known
    /// from a public list of such inputs opens nothing here or at a PHP service that shares the clients.
    /// </summary>
    public static bool IsValid(PhpArray request, string signName, string? separator)
    {
        var sent = request[signName];
        var expected = Compute(request, signName, separator);
        return sent.IsString && SignatureText.AreSame(sent.String, expected) && !ReadsAsZero(expected);
    }

    private static bool ReadsAsZero(string digest) =>
        digest.StartsWith("0e", StringComparison.Ordinal) && !digest.AsSpan(2).ContainsAnyExceptInRange('0', '9');
}
