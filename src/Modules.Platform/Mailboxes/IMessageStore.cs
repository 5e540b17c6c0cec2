using System.Buffers.Binary;
using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Stores messages and mailboxes, independently of the database. When a task completes, its changes survive a crash of the process and of
/// the machine. A member who reads their own mailbox sees everything that was acknowledged before.
/// </summary>
internal interface IMessageStore
{
    /// <summary>Stores one message for each recipient, all or none; a repeated call stores nothing.</summary>
    Task<AppendResult> AppendAsync(MessageDraft draft, CallTrace trace, CancellationToken cancellation);

    /// <summary>What an earlier call with the same key stored; null for nothing.</summary>
    Task<AppendResult?> FindSentAsync(MessageDraft draft, CallTrace trace, CancellationToken cancellation);

    /// <summary>A part of a mailbox.</summary>
    Task<IReadOnlyList<MailboxItem>> ListAsync(MailboxQuery query, CallTrace trace, CancellationToken cancellation);

    /// <summary>Marks received messages read; skips those that do not exist or are read already.</summary>
    Task MarkReadAsync(string owner, IReadOnlyList<long> ids, CallTrace trace, CancellationToken cancellation);

    /// <summary>Marks received messages read, of one peer or of all, up to an id; returns how many were unread.</summary>
    Task<int> MarkAllReadAsync(string owner, string? peer, long? upTo, CallTrace trace, CancellationToken cancellation);

    /// <summary>Deletes the owner's copy; false if the owner has none with this id.</summary>
    Task<bool> DeleteAsync(string owner, long id, CallTrace trace, CancellationToken cancellation);

    /// <summary>Recalls a message in both mailboxes.</summary>
    /// <param name="owner">The owner of the copy.</param>
    /// <param name="id">The copy.</param>
    /// <param name="notBefore">Messages older than this, in Unix seconds, cannot be recalled.</param>
    /// <param name="trace">The trace that records the statements.</param>
    /// <param name="cancellation">Cancels the write if it has not begun.</param>
    Task<RecallResult> RecallAsync(string owner, long id, long notBefore, CallTrace trace, CancellationToken cancellation);

    /// <summary>The owner's conversations, latest first.</summary>
    Task<IReadOnlyList<Conversation>> ConversationsAsync(
        string owner, int skip, int count, CallTrace trace, CancellationToken cancellation);

    /// <summary>How many received messages are unread, of one peer or of all.</summary>
    Task<long> UnreadAsync(string owner, string? peer, CallTrace trace, CancellationToken cancellation);

    /// <summary>The last position in a mailbox's sequence.</summary>
    Task<long> LastSequenceAsync(string owner, CallTrace trace, CancellationToken cancellation);

    /// <summary>The changes of a mailbox after a position in its sequence.</summary>
    Task<MailboxChanges> ChangesAsync(string owner, long since, int count, CallTrace trace, CancellationToken cancellation);
}

/// <summary>Valid messages to be stored: the same content for each recipient.</summary>
internal sealed record MessageDraft(string Sender, IReadOnlyList<string> Recipients, string Type, string Data, string? ExtData)
{
    /// <summary>Identifies a repeated call; null for a call without a key.</summary>
    public SendKey? Key { get; init; }
}

/// <summary>An idempotency key sent by a caller, as hashes of 128 bits: the databases store these, not the texts.</summary>
/// <param name="Identity">A hash of the member, the application and the key; keys of different applications are independent.</param>
/// <param name="Fingerprint">A hash of the parameters, which distinguishes other calls from a repeated one.</param>
internal sealed record SendKey(UInt128 Identity, UInt128 Fingerprint)
{
    public const int HashBytes = 16;

    /// <summary>How long a key is valid.</summary>
    public const long Seconds = 24 * 3600;

    public static UInt128 Hash(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt128BigEndian(bytes);

    public static byte[] Bytes(UInt128 hash)
    {
        var bytes = new byte[HashBytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        return bytes;
    }
}

internal enum AppendStatus
{
    Stored,

    /// <summary>The same call was made before; these are the copies it stored.</summary>
    Repeated,

    /// <summary>The key was used for a call with other parameters.</summary>
    KeyReused,
}

/// <summary>The result of storing a draft.</summary>
internal sealed record AppendResult(AppendStatus Status, IReadOnlyList<SentCopy> Copies);

/// <summary>The sender's copy of a message.</summary>
internal sealed record SentCopy(string Recipient, long Id);

/// <summary>A part of a mailbox; the order is the reading order from the given position.</summary>
internal sealed record MailboxQuery(string Owner, string? Peer, int Count)
{
    /// <summary>Only copies before this id, newest first.</summary>
    public long? Before { get; init; }

    /// <summary>Only copies after this id, oldest first.</summary>
    public long? After { get; init; }

    /// <summary>How many to skip.</summary>
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

    /// <summary>The position at which the copy entered the mailbox's sequence.</summary>
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
/// <param name="Sequence">Its position; there are no gaps.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Item">The copy as it is now; without content if it was deleted.</param>
internal sealed record MailboxChange(long Sequence, ChangeKind Kind, MailboxItem Item);

/// <summary>Changes in sequence order.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="IsComplete">Whether nothing follows.</param>
internal sealed record MailboxChanges(IReadOnlyList<MailboxChange> Changes, bool IsComplete);
