using PhalNet;

namespace Modules.Platform;

/// <summary>The private messages of all members, with the rules they follow.</summary>
public sealed class ChatMessages
{
    private readonly IMessageStore _store;

    internal ChatMessages(IMessageStore store) => _store = store;

    /// <summary>Sends a message in the name of the call's member; it is stored for good when the task ends.</summary>
    /// <param name="toUuid">The recipient: 32 letters and digits.</param>
    /// <param name="data">The content.</param>
    /// <param name="type">How it is to be shown.</param>
    /// <param name="extData">An extension field, reserved for the system.</param>
    /// <param name="call">The call whose member sends.</param>
    /// <exception cref="CallException">Ret 400: the recipient is the sender, or the content does not fit the type.</exception>
    public async Task<SentMessage> SendAsync(string toUuid, string data, ChatMessageType type, string? extData, ICallContext call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var sender = call.GetMember();
        if (toUuid.Equals(sender, StringComparison.Ordinal))
            throw new BadRequestException("message.self", new MessageArgument("name", "chat_message_to_uuid"));
        if (type is ChatMessageType.Image or ChatMessageType.Link && !MessageContent.HasUrl(data))
            throw new BadRequestException("message.url", new("name", "chat_message_data"), new("type", type.ToText()));

        var sent = await _store.AppendAsync(new(sender, [toUuid], type.ToText(), data, extData), call.Trace, call.Cancellation);
        return new(FormattableString.Invariant($"{sent.Copies[0].Id}"));
    }
}
