using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Recognises repeated requests by the idempotency key and a hash of the action's arguments. Where and how the parameters were sent, the
/// access token, the signature and the format of the reply do not count.
/// </summary>
internal static class SendKeys
{
    private const int MostCharacters = 255;

    /// <exception cref="BadRequestException">The key is too long.</exception>
    public static SendKey? Of(
        ICallContext call, string sender, IReadOnlyList<string> recipients, string data, ChatMessageType type, string? extData)
    {
        if (call.IdempotencyKey is not { } key)
            return null;
        if (key.Length > MostCharacters)
            throw new BadRequestException("message.key_long", new MessageArgument("most", "255"));
        return new(
            Identity(sender, call.GetAppKey(), key), Hash([call.Action.Name, .. recipients, "", data, type.ToText(), extData ?? ""]));
    }

    /// <summary>Identifies a key of a member in an application.</summary>
    public static UInt128 Identity(string sender, string application, string key) => Hash([sender, application, key]);

    // The length prefix ensures that no two lists of parts give the same bytes.
    private static UInt128 Hash(ReadOnlySpan<string> parts)
    {
        var most = 0;
        foreach (var part in parts)
            most += sizeof(int) + Encoding.UTF8.GetMaxByteCount(part.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(most);
        var used = 0;
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part, buffer.AsSpan(used + sizeof(int)));
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(used), bytes);
            used += sizeof(int) + bytes;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, used), hash);
        ArrayPool<byte>.Shared.Return(buffer);
        return SendKey.Hash(hash);
    }
}
