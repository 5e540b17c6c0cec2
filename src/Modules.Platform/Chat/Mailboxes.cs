using System.Globalization;
using Microsoft.Extensions.Options;
using PhalNet;

namespace Modules.Platform;

/// <summary>The operations of members on their mailboxes.</summary>
public sealed class Mailboxes
{
    private readonly IMessageStore _store;
    private readonly MailboxStream _stream;
    private readonly MessageReplies _replies;
    private readonly TimeProvider _time;
    private readonly int _recallMinutes;

    internal Mailboxes(
        IMessageStore store, MailboxStream stream, MessageReplies replies, TimeProvider time, IOptions<PlatformOptions> options)
    {
        _store = store;
        _stream = stream;
        _replies = replies;
        _time = time;
        _recallMinutes = options.Value.RecallMinutes;
    }

    internal async Task<MessageList> ListAsync(string? peer, long lastId, ListDirection direction, int count, ICallContext call)
    {
        var owner = call.GetMember();
        var items = await _store.ListAsync(new(owner, Peer(peer), count)
        {
            Before = direction == ListDirection.Up && lastId > 0 ? lastId : null,
            After = direction == ListDirection.Down ? lastId : null,
        }, call.Trace, call.Cancellation);
        long[] unread = [.. items.Where(item => item is { IsReceived: true, IsRead: false }).Select(item => item.Id)];
        if (unread.Length > 0)
            await MarkReadAsync(owner, unread, call);
        return _replies.List(items);
    }

    // A full disk must not prevent reading; the messages stay unread.
    private async Task MarkReadAsync(string owner, long[] ids, ICallContext call)
    {
        try
        {
            await _store.MarkReadAsync(owner, ids, call.Trace, call.Cancellation);
        }
        catch (DiskFullException)
        {
            call.Trace.Mark("disk full, left unread");
        }
    }

    internal async Task<MessageList> ListAllAsync(int page, int count, ICallContext call) => _replies.List(await _store.ListAsync(
        new(call.GetMember(), null, count) { Skip = Skip(page, count) }, call.Trace, call.Cancellation));

    internal async Task<ConversationList> ConversationsAsync(int page, int count, ICallContext call)
    {
        var conversations = await _store.ConversationsAsync(call.GetMember(), Skip(page, count), count, call.Trace, call.Cancellation);
        return new([.. conversations.Select(conversation => new ConversationReply(
            conversation.Owner,
            conversation.Peer,
            conversation.Unread,
            conversation.Last is { } last ? _replies.Of(last) : null))]);
    }

    internal async Task<UnreadCount> UnreadAsync(string? peer, ICallContext call) =>
        new(await _store.UnreadAsync(call.GetMember(), Peer(peer), call.Trace, call.Cancellation));

    internal async Task<UnreadCount> MarkReadAsync(string? peer, long lastId, ICallContext call)
    {
        await _store.MarkAllReadAsync(call.GetMember(), Peer(peer), lastId > 0 ? lastId : null, call.Trace, call.Cancellation);
        return await UnreadAsync(peer, call);
    }

    internal async Task DeleteAsync(long id, ICallContext call)
    {
        if (!await _store.DeleteAsync(call.GetMember(), id, call.Trace, call.Cancellation))
            throw Unknown(id);
    }

    internal async Task RecallAsync(long id, ICallContext call)
    {
        var notBefore = _time.GetUtcNow().AddMinutes(-_recallMinutes).ToUnixTimeSeconds();
        switch (await _store.RecallAsync(call.GetMember(), id, notBefore, call.Trace, call.Cancellation))
        {
            case RecallResult.Unknown:
                throw Unknown(id);
            case RecallResult.NotOwn:
                throw new BadRequestException("message.received", new MessageArgument("name", "id"));
            case RecallResult.TooLate:
                throw new BadRequestException(
                    "message.too_late", new MessageArgument("minutes", _recallMinutes.ToString(CultureInfo.InvariantCulture)));
            default:
                return;
        }
    }

    internal async Task<ChangeList> ChangesAsync(long since, int count, ICallContext call)
    {
        var changes = await _store.ChangesAsync(call.GetMember(), since, count, call.Trace, call.Cancellation);
        if (changes.Changes.Count == 0 && await IsBeyondEndAsync(since, call))
            return new([], 0, 0);
        return new(
            [.. changes.Changes.Select(_replies.Of)],
            changes.Changes.Count > 0 ? changes.Changes[^1].Sequence : since,
            changes.IsComplete ? 1 : 0);
    }

    internal EventStreamReply Stream(long? since, ICallContext call) => new(_stream.ReadAsync(call, since));

    // The database was restored from a backup, and the client knows positions that no longer exist.
    private async Task<bool> IsBeyondEndAsync(long since, ICallContext call) =>
        since > 0 && since > await _store.LastSequenceAsync(call.GetMember(), call.Trace, call.Cancellation);

    // Another member's message gets the same error as one that does not exist.
    private static BadRequestException Unknown(long id) =>
        new("message.unknown", new MessageArgument("id", id.ToString(CultureInfo.InvariantCulture)));

    private static string? Peer(string? peer) => peer is { Length: > 0 } ? peer : null;

    private static int Skip(int page, int count) => checked((page - 1) * count);
}
