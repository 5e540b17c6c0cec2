using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Modules.Platform.Tests.Support;

/// <summary>Idempotency keys as schema version 3 stored them, in both databases.</summary>
internal static class Version3Key
{
    /// <summary>A statement for SQLite.</summary>
    public static string Insert(string sender, string key, long firstId, params string[] parts) =>
        "INSERT INTO sent_key (sender, application, key, fingerprint, first_id, messages, expire_at) "
        + $"VALUES ('{sender}', 'app', '{key}', x'{Fingerprint(parts)}', {firstId}, 1, {Tomorrow})";

    /// <summary>A statement for PostgreSQL.</summary>
    public static string InsertPostgres(string sender, string key, long firstId, params string[] parts) =>
        "INSERT INTO sent_key (sender, application, key, fingerprint, first_id, expire_at) "
        + $"VALUES ('{sender}', 'app', '{key}', '\\x{Fingerprint(parts)}', {firstId}, {Tomorrow})";

    private static long Tomorrow => DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeSeconds();

    private static string Fingerprint(string[] parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var length = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(length, Encoding.UTF8.GetByteCount(part));
            hash.AppendData(length);
            hash.AppendData(Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
