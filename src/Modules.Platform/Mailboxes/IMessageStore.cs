using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Keeps messages and mailboxes, by what is done with them and not by how they are stored. What a task has ended survives the end of the
/// process and of the machine. A member's own reading shows everything that was acknowledged before it.
/// </summary>
internal interface IMessageStore
{
    /// <summary>Stores one message for each recipient, all or none; a repeated call stores nothing.</summary>
    Task<AppendResult> AppendAsync(MessageDraft draft, CallTrace trace, CancellationToken cancellation);

    /// <summary>What a call with this key stored before; null for nothing.</summary>
    Task<AppendResult?> FindSentAsync(MessageDraft draft, CallTrace trace, CancellationToken cancellation);

    /// <summary>A part of a mailbox.</summary>
    Task<IReadOnlyList<MailboxItem>> ListAsync(MailboxQuery query, CallTrace trace, CancellationToken cancellation);

    /// <summary>Marks received messages read; those that are gone or read already are left out.</summary>
    Task MarkReadAsync(string owner, IReadOnlyList<long> ids, CallTrace trace, CancellationToken cancellation);

    /// <summary>Marks all received messages read, of one peer or of all, up to an id; gives how many were unread.</summary>
    Task<int> MarkAllReadAsync(string owner, string? peer, long? upTo, CallTrace trace, CancellationToken cancellation);

    /// <summary>Deletes the owner's copy; false when the owner has none of this id.</summary>
    Task<bool> DeleteAsync(string owner, long id, CallTrace trace, CancellationToken cancellation);

    /// <summary>Takes a message back in both mailboxes.</summary>
    /// <param name="owner">Whose copy it is.</param>
    /// <param name="id">The copy.</param>
    /// <param name="notBefore">Messages older than this, in Unix seconds, stay.</param>
    /// <param name="trace">Where the statements go.</param>
    /// <param name="cancellation">Gives it up as long as it is not begun.</param>
    Task<RecallResult> RecallAsync(string owner, long id, long notBefore, CallTrace trace, CancellationToken cancellation);

    /// <summary>The owner's conversations, the latest first.</summary>
    Task<IReadOnlyList<Conversation>> ConversationsAsync(
        string owner, int skip, int count, CallTrace trace, CancellationToken cancellation);

    /// <summary>How many received messages are unread, of one peer or of all.</summary>
    Task<long> UnreadAsync(string owner, string? peer, CallTrace trace, CancellationToken cancellation);

    /// <summary>The last place in a mailbox's sequence.</summary>
    Task<long> LastSequenceAsync(string owner, CallTrace trace, CancellationToken cancellation);

    /// <summary>What changed in a mailbox after a place in its sequence.</summary>
    Task<MailboxChanges> ChangesAsync(string owner, long since, int count, CallTrace trace, CancellationToken cancellation);
}

/// <summary>Messages that follow the rules and are not stored yet: the same content for each recipient.</summary>
internal sealed record MessageDraft(string Sender, IReadOnlyList<string> Recipients, string Type, string Data, string? ExtData)
{
    /// <summary>What makes a repeated call known; null for a call without a key.</summary>
    public SendKey? Key { get; init; }
}

/// <summary>An idempotency key, as the application of the caller gave it.</summary>
/// <param name="Application">The key of the application; keys of different applications have nothing to do with each other.</param>
/// <param name="Value">The key itself.</param>
/// <param name="Fingerprint">Tells calls with other parameters from a repeated one.</param>
internal sealed record SendKey(string Application, string Value, byte[] Fingerprint);

internal enum AppendStatus
{
    Stored,

    /// <summary>The same call was stored before; this is what it stored.</summary>
    Repeated,

    /// <summary>The key was used for a call with other parameters.</summary>
    KeyReused,
}

/// <summary>What became of a draft.</summary>
internal sealed record AppendResult(AppendStatus Status, IReadOnlyList<SentCopy> Copies);

/// <summary>The sender's copy of a message.</summary>
internal sealed record SentCopy(string Recipient, long Id);

/// <summary>Which part of a mailbox; the order is that of reading on from the place given.</summary>
internal sealed record MailboxQuery(string Owner, string? Peer, int Count)
{
    /// <summary>Only copies before this id, the newest first.</summary>
    public long? Before { get; init; }

    /// <summary>Only copies after this id, the oldest first.</summary>
    public long? After { get; init; }

    /// <summary>How many to leave out.</summary>
    public int Skip { get; init; }
}

/// <summary>One mailbox's copy of a message.</summary>
internal sealed record MailboxItem
{
    public required long Id { get; init; }

    public required string Owner { get; init; }

    public required string Peer { get; init; }

    public required bool IsReceived { get; init; }

    public required bool IsRead { get; init; }

    public required bool IsRecalled { get; init; }

    /// <summary>The place at which the copy came into the sequence of the mailbox.</summary>
    public required long Sequence { get; init; }

    public required string Type { get; init; }

    public required string Data { get; init; }

    public string? ExtData { get; init; }

    /// <summary>Seconds since 1970, UTC.</summary>
    public required long AddTime { get; init; }
}

internal enum RecallResult
{
    Recalled,

    /// <summary>The owner has no such copy.</summary>
    Unknown,

    /// <summary>It was received, not sent.</summary>
    NotOwn,

    /// <summary>It is too old.</summary>
    TooLate,
}

/// <summary>All messages with one peer.</summary>
internal sealed record Conversation(string Owner, string Peer, long Unread, MailboxItem? Last);

internal enum ChangeKind
{
    New = 1,
    Read = 2,
    Recalled = 3,
    Deleted = 4,
}

/// <summary>A change of a mailbox.</summary>
/// <param name="Sequence">Its place; there are no gaps.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Item">The copy as it is now; without content once it is deleted.</param>
internal sealed record MailboxChange(long Sequence, ChangeKind Kind, MailboxItem Item);

/// <summary>Changes in the order of the sequence.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="IsComplete">Whether nothing follows.</param>
internal sealed record MailboxChanges(IReadOnlyList<MailboxChange> Changes, bool IsComplete);
