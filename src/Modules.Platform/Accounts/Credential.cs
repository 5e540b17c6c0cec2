using System.Security.Cryptography;
using System.Text;

namespace Modules.Platform;

/// <summary>
/// Tokens and secrets: a prefix that tells what it is, 43 random letters and digits (256 bits), and six that are a checksum. They are
/// stored as the SHA-256 hash of their text, in lower-case hexadecimal digits: what is random needs no slow hash.
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

    /// <summary>The key of a new application; no secret.</summary>
    public static string NewAppKey() => RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyz", KeyLength);

    public static string NewUuid() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Compares hashes in a time that tells nothing; false without one.</summary>
    public static bool Matches(string text, string? hash) => hash is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(text)), Encoding.ASCII.GetBytes(hash));

    /// <summary>Whether it cannot be a token: it begins like one, and its length or checksum is wrong. Older tokens have neither.</summary>
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
