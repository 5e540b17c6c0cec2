namespace Modules.Platform;

/// <summary>A private message that has been stored.</summary>
/// <param name="Id">The id of the message in the sender's mailbox, a whole number written as text.</param>
public sealed record SentMessage(string Id);

/// <summary>Private messages that have been stored together.</summary>
/// <param name="Id">The id of the last message in the sender's mailbox, a whole number written as text.</param>
/// <param name="Item">The message to each recipient.</param>
public sealed record SentMessages(string Id, IReadOnlyList<SentCopyReply> Item);

/// <summary>The message to one of several recipients.</summary>
/// <param name="OtherUuid">The recipient.</param>
/// <param name="ChatMessageId">The id of the message in the sender's mailbox, a whole number written as text.</param>
public sealed record SentCopyReply(string OtherUuid, string ChatMessageId);

/// <summary>Messages of a mailbox.</summary>
/// <param name="Items">The messages.</param>
public sealed record MessageList(IReadOnlyList<MessageReply> Items);

/// <summary>One mailbox's copy of a message.</summary>
public sealed record MessageReply
{
    /// <summary>The id of the copy.</summary>
    public required long Id { get; init; }

    /// <summary>The member whose mailbox it is.</summary>
    public required string Uuid { get; init; }

    /// <summary>The member at the other end.</summary>
    public required string ChatMessageToUuid { get; init; }

    /// <summary>How the message is to be shown.</summary>
    public required string ChatMessageType { get; init; }

    /// <summary>The content as it was sent; empty once it was recalled or deleted.</summary>
    public required string ChatMessageData { get; init; }

    /// <summary>1 once it was read, else 0; only received messages are read.</summary>
    public required int ChatMessageIsRead { get; init; }

    /// <summary>out for a message that the mailbox's owner sent, in for one that was received.</summary>
    public required string ChatMessageIo { get; init; }

    /// <summary>1 once it was recalled, else 0.</summary>
    public required int ChatMessageIsRecalled { get; init; }

    /// <summary>The extension field as it was sent; null for none.</summary>
    public required string? ExtData { get; init; }

    /// <summary>When it was sent, as yyyy-MM-dd HH:mm:ss in the server's time zone.</summary>
    public required string AddTime { get; init; }

    /// <summary>The place at which it came into the mailbox's sequence of changes.</summary>
    public required long Seq { get; init; }
}

/// <summary>Conversations of a mailbox.</summary>
/// <param name="Items">The conversations.</param>
public sealed record ConversationList(IReadOnlyList<ConversationReply> Items);

/// <summary>All messages with one member.</summary>
/// <param name="Uuid">The member whose mailbox it is.</param>
/// <param name="ChatMessageToUuid">The member at the other end.</param>
/// <param name="UnreadNum">How many received messages are unread.</param>
/// <param name="Last">The latest message.</param>
public sealed record ConversationReply(string Uuid, string ChatMessageToUuid, long UnreadNum, MessageReply? Last);

/// <summary>A number of unread messages.</summary>
/// <param name="UnreadNum">How many received messages are unread.</param>
public sealed record UnreadCount(long UnreadNum);

/// <summary>Changes of a mailbox.</summary>
/// <param name="Items">The changes in their order.</param>
/// <param name="Next">The place to go on from.</param>
/// <param name="Complete">1 when nothing follows, else 0.</param>
public sealed record ChangeList(IReadOnlyList<ChangeReply> Items, long Next, int Complete);

/// <summary>A change of a mailbox.</summary>
/// <param name="Seq">Its place in the sequence.</param>
/// <param name="Kind">What happened: new, read, recalled or deleted.</param>
/// <param name="Message">The message as it is now.</param>
public sealed record ChangeReply(long Seq, string Kind, MessageReply Message);

/// <summary>What the reply tells who sends too fast.</summary>
/// <param name="RetryAfter">The seconds to wait.</param>
internal sealed record RetryLater(int RetryAfter);
