using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PhalNet.Compatibility;

/// <summary>
/// The reference's signature: the MD5 of all request parameters except the signature, sorted by name. Without a separator the values are
/// concatenated; with one, each is name + separator + value, and empty values ("" and "0") are omitted. It has no secret and is kept for
/// existing clients; use <see cref="HmacSignature"/> for new ones.
/// </summary>
internal static class Md5Signature
{
    public static string Text(PhpArray request, string signName, string? separator)
    {
        PhpKey sign = signName;
        var text = new StringBuilder();
        // In PHP "0" counts as no separator.
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

    [SuppressMessage("Security", "CA5351", Justification = "The protocol requires MD5.")]
    public static string Compute(PhpArray request, string signName, string? separator) =>
        Convert.ToHexStringLower(MD5.HashData(PhpText.ToBytes(Text(request, signName, separator))));

    /// <summary>
    /// Whether the request's signature is valid. Only a text is accepted: the reference's loose comparison accepted true and 0. A correct
    /// digest that is also a number (0e and digits, about one in 300 million) is refused, so that known inputs with such digests are
    /// useless here and against a PHP service with the same clients.
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
