namespace Modules.Platform;

/// <summary>One mailbox's copy of a message.</summary>
public sealed record MessageReply
{
    /// <summary>The id of the copy.</summary>
    public required long Id { get; init; }

    /// <summary>The owner of the mailbox.</summary>
    public required string Uuid { get; init; }

    /// <summary>The other member.</summary>
    public required string ChatMessageToUuid { get; init; }

    /// <summary>How to display the message.</summary>
    public required string ChatMessageType { get; init; }

    /// <summary>The content as it was sent; empty if the message was recalled or deleted.</summary>
    public required string ChatMessageData { get; init; }

    /// <summary>1 if it was read, else 0; only received messages are read.</summary>
    public required int ChatMessageIsRead { get; init; }

    /// <summary>out if the mailbox's owner sent it, in if it was received.</summary>
    public required string ChatMessageIo { get; init; }

    /// <summary>1 if it was recalled, else 0.</summary>
    public required int ChatMessageIsRecalled { get; init; }

    /// <summary>The extension field as it was sent; null for none.</summary>
    public required string? ExtData { get; init; }

    /// <summary>When it was sent, as yyyy-MM-dd HH:mm:ss in the server's time zone.</summary>
    public required string AddTime { get; init; }

    /// <summary>The position at which it entered the mailbox's sequence of changes.</summary>
    public required long Seq { get; init; }
}

/// <summary>Messages of a mailbox.</summary>
/// <param name="Items">The messages.</param>
public sealed record MessageList(IReadOnlyList<MessageReply> Items);

/// <summary>A number of unread messages.</summary>
/// <param name="UnreadNum">How many received messages are unread.</param>
public sealed record UnreadCount(long UnreadNum);
