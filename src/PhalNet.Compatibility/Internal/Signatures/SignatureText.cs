using System.Security.Cryptography;
using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Signatures;

internal static class SignatureText
{
    /// <summary>Compares in a time that does not depend on where the texts differ.</summary>
    public static bool AreSame(string sent, string expected) =>
        CryptographicOperations.FixedTimeEquals(PhpText.ToBytes(sent), PhpText.ToBytes(expected));
}
