using System.Runtime.CompilerServices;
using LinqToDB;
using Modules.Platform.Internal.Storage;
using PhalNet;

namespace Modules.Platform.Internal.Messaging;

internal sealed class MessageStore(WriteQueue queue, TimeProvider time)
{
    /// <summary>Stores a message in both mailboxes, or in none; gives its id in the sender's.</summary>
    public Task<long> AddAsync(
        MessageDraft draft,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "")
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return queue.WriteAsync(tables => Insert(tables, draft, now), trace, new(file, line, member), cancellation);
    }

    private static long Insert(PlatformTables tables, MessageDraft draft, long now)
    {
        var sent = Row(draft, draft.Sender, draft.Recipient, ChatMessageRow.Sent, now);
        var id = tables.ChatMessages.InsertWithOutput(
            () => new ChatMessageRow
            {
                Uuid = sent.Uuid,
                PeerUuid = sent.PeerUuid,
                Type = sent.Type,
                Data = sent.Data,
                IsRead = sent.IsRead,
                Direction = sent.Direction,
                ExtData = sent.ExtData,
                AddTime = sent.AddTime,
            },
            row => row.Id);
        tables.Insert(Row(draft, draft.Recipient, draft.Sender, ChatMessageRow.Received, now));
        return id;
    }

    private static ChatMessageRow Row(MessageDraft draft, string owner, string peer, string direction, long now) => new()
    {
        Uuid = owner,
        PeerUuid = peer,
        Type = draft.Type,
        Data = draft.Data,
        Direction = direction,
        ExtData = draft.ExtData,
        AddTime = now,
    };
}
