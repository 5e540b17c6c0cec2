namespace Modules.Platform;

/// <summary>A private message that was stored.</summary>
/// <param name="Id">The id of the message in the sender's mailbox, an integer as text.</param>
public sealed record SentMessage(string Id);

/// <summary>Private messages that were stored together.</summary>
/// <param name="Id">The id of the last message in the sender's mailbox, an integer as text.</param>
/// <param name="Item">The message to each recipient.</param>
public sealed record SentMessages(string Id, IReadOnlyList<SentCopyReply> Item);

/// <summary>The message to one of several recipients.</summary>
/// <param name="OtherUuid">The recipient.</param>
/// <param name="ChatMessageId">The id of the message in the sender's mailbox, an integer as text.</param>
public sealed record SentCopyReply(string OtherUuid, string ChatMessageId);
