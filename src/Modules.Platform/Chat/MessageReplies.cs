namespace Modules.Platform;

/// <summary>Converts stored messages to replies.</summary>
internal sealed class MessageReplies(LocalTime time)
{
    public MessageList List(IReadOnlyList<MailboxItem> items) => new([.. items.Select(Of)]);

    public ChangeReply Of(MailboxChange change) => new(change.Sequence, Kind(change), Of(change.Item));

    public MessageReply Of(MailboxItem item) => new()
    {
        Id = item.Id,
        Uuid = item.Owner,
        ChatMessageToUuid = item.Peer,
        ChatMessageType = item.Type,
        ChatMessageData = item.Data,
        ChatMessageIsRead = item.IsRead ? 1 : 0,
        ChatMessageIo = item.IsReceived ? "in" : "out",
        ChatMessageIsRecalled = item.IsRecalled ? 1 : 0,
        ExtData = item.ExtData,
        AddTime = time.Text(item.AddTime),
        Seq = item.Sequence,
    };

    /// <summary>The name of a kind of change.</summary>
    public static string Kind(MailboxChange change) => change.Kind switch
    {
        ChangeKind.New => "new",
        ChangeKind.Read => "read",
        ChangeKind.Recalled => "recalled",
        _ => "deleted",
    };
}
