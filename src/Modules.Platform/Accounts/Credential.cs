using System.Security.Cryptography;
using System.Text;

namespace Modules.Platform;

/// <summary>
/// Tokens and secrets: a prefix that names the kind, 43 random letters and digits (256 bits), and a checksum of six characters. Only the
/// SHA-256 hash of the text is stored, in lower-case hexadecimal digits: random text needs no slow hash.
/// </summary>
internal static class Credential
{
    public const string TokenPrefix = "pnt_";
    public const string SecretPrefix = "pns_";

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomLength = 43;
    private const int ChecksumLength = 6;
    private const int KeyLength = 20;

    public static string NewToken() => New(TokenPrefix);

    public static string NewSecret() => New(SecretPrefix);

    /// <summary>Creates the key of a new application; it is not secret.</summary>
    public static string NewAppKey() => RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyz", KeyLength);

    public static string NewUuid() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Compares hashes in constant time; false if there is none.</summary>
    public static bool Matches(string text, string? hash) => hash is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(text)), Encoding.ASCII.GetBytes(hash));

    /// <summary>Whether a text with the prefix of a token has a wrong length or checksum. Older tokens have no prefix.</summary>
    public static bool IsBroken(string token)
    {
        if (!token.StartsWith(TokenPrefix, StringComparison.Ordinal))
            return false;
        const int Checked = 4 + RandomLength;
        return token.Length != Checked + ChecksumLength || !token.AsSpan(Checked).SequenceEqual(Checksum(token[..Checked]));
    }

    private static string New(string prefix)
    {
        var text = prefix + RandomNumberGenerator.GetString(Alphabet, RandomLength);
        return text + Checksum(text);
    }

    // The first 32 bits of the text's SHA-256 hash, the most significant digit first.
    private static string Checksum(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        var number = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash);
        Span<char> digits = stackalloc char[ChecksumLength];
        for (var i = digits.Length - 1; i >= 0; i--, number /= 62)
            digits[i] = Alphabet[(int)(number % 62)];
        return new(digits);
    }
}
