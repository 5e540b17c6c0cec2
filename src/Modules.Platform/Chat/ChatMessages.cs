using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using PhalNet;

namespace Modules.Platform;

/// <summary>Sends private messages and checks their rules.</summary>
public sealed class ChatMessages
{
    private const int ExtDataBytes = 4 * 1024;

    private readonly IMessageStore _store;
    private readonly SendLimit _limit;
    private readonly int _messageBytes;

    internal ChatMessages(IMessageStore store, SendLimit limit, IOptions<PlatformOptions> options)
    {
        _store = store;
        _limit = limit;
        _messageBytes = options.Value.MessageBytes ?? 0;
    }

    /// <summary>Sends a message as the call's member; when the task completes, it is permanently stored.</summary>
    /// <param name="toUuid">The recipient: 32 letters and digits.</param>
    /// <param name="data">The content.</param>
    /// <param name="type">How to display it.</param>
    /// <param name="extData">An extension field, reserved for the system.</param>
    /// <param name="call">The call whose member sends.</param>
    /// <exception cref="CallException">
    /// Ret 400: the recipient is the sender, or the content is invalid. 409: the idempotency key was used for another request. 429: the
    /// member sends too fast.
    /// </exception>
    public async Task<SentMessage> SendAsync(string toUuid, string data, ChatMessageType type, string? extData, ICallContext call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var copies = await StoreAsync([toUuid], data, type, extData, call);
        return new(Text(copies[0].Id));
    }

    /// <summary>Sends a message to several members, either to all or to none.</summary>
    /// <param name="toUuids">The recipients.</param>
    /// <param name="data">The content.</param>
    /// <param name="type">How to display it.</param>
    /// <param name="extData">An extension field, reserved for the system.</param>
    /// <param name="call">The call whose member sends.</param>
    /// <exception cref="CallException">As for one recipient; also ret 400 for an invalid uuid.</exception>
    public async Task<SentMessages> BulkSendAsync(
        IReadOnlyList<string> toUuids, string data, ChatMessageType type, string? extData, ICallContext call)
    {
        ArgumentNullException.ThrowIfNull(toUuids);
        ArgumentOutOfRangeException.ThrowIfZero(toUuids.Count);
        ArgumentNullException.ThrowIfNull(call);
        string[] recipients = [.. toUuids.Distinct(StringComparer.Ordinal)];
        foreach (var recipient in recipients)
        {
            if (!MemberUuid.IsOne(recipient))
                throw new BadRequestException("message.uuid", new("name", "chat_message_to_uuid"), new("value", recipient));
        }

        var copies = await StoreAsync(recipients, data, type, extData, call);
        return new(Text(copies[^1].Id), [.. copies.Select(copy => new SentCopyReply(copy.Recipient, Text(copy.Id)))]);
    }

    private async Task<IReadOnlyList<SentCopy>> StoreAsync(
        IReadOnlyList<string> recipients, string data, ChatMessageType type, string? extData, ICallContext call)
    {
        var sender = call.GetMember();
        Check(sender, recipients, data, type, extData);
        var draft = new MessageDraft(sender, recipients, type.ToText(), data, extData is { Length: > 0 } ? extData : null)
        {
            Key = SendKeys.Of(call, sender, recipients, data, type, extData),
        };
        return await SendAsync(draft, call) switch
        {
            { Status: AppendStatus.KeyReused } => throw new BadRequestException("message.key_reused", 9),
            var result => result.Copies,
        };
    }

    // A repeated request answered by its key is not counted, even when the limit is reached.
    private async Task<AppendResult> SendAsync(MessageDraft draft, ICallContext call)
    {
        if (_limit.TryTake(draft.Sender) is not { } wait)
        {
            var status = AppendStatus.Repeated;
            try
            {
                var result = await _store.AppendAsync(draft, call.Trace, call.Cancellation);
                status = result.Status;
                return result;
            }
            finally
            {
                if (status != AppendStatus.Stored)
                    _limit.GiveBack(draft.Sender);
            }
        }

        if (draft.Key is not null && await _store.FindSentAsync(draft, call.Trace, call.Cancellation) is { } sent)
            return sent;
        throw RetryLater.Refuse(call, "message.too_fast", wait);
    }

    private void Check(string sender, IReadOnlyList<string> recipients, string data, ChatMessageType type, string? extData)
    {
        if (recipients.Contains(sender, StringComparer.Ordinal))
            throw new BadRequestException("message.self", new MessageArgument("name", "chat_message_to_uuid"));
        if (type is ChatMessageType.Image or ChatMessageType.Link && !MessageContent.HasUrl(data))
            throw new BadRequestException("message.url", new("name", "chat_message_data"), new("type", type.ToText()));
        if (_messageBytes > 0 && Encoding.UTF8.GetByteCount(data) > _messageBytes)
            throw new BadRequestException("message.long", new("name", "chat_message_data"), new("most", Text(_messageBytes)));
        if (extData is not null && Encoding.UTF8.GetByteCount(extData) > ExtDataBytes)
            throw new BadRequestException("message.long", new("name", "ext_data"), new("most", Text(ExtDataBytes)));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
