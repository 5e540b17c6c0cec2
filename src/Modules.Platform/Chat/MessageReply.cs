namespace Modules.Platform;

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

/// <summary>Messages of a mailbox.</summary>
/// <param name="Items">The messages.</param>
public sealed record MessageList(IReadOnlyList<MessageReply> Items);

/// <summary>A number of unread messages.</summary>
/// <param name="UnreadNum">How many received messages are unread.</param>
public sealed record UnreadCount(long UnreadNum);
