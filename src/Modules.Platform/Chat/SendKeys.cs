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
    public static SendKey? Of(ICallContext call, IReadOnlyList<string> recipients, string data, ChatMessageType type, string? extData)
    {
        if (call.IdempotencyKey is not { } key)
            return null;
        if (key.Length > MostCharacters)
            throw new BadRequestException("message.key_long", new MessageArgument("most", "255"));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (ReadOnlySpan<string>)[call.Action.Name, .. recipients, "", data, type.ToText(), extData ?? ""])
            Append(hash, part);
        return new(call.GetAppKey(), key, hash.GetHashAndReset());
    }

    // The length prefix ensures that no two lists of parts give the same bytes.
    private static void Append(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
