namespace Modules.Platform;

/// <summary>All messages with one member.</summary>
/// <param name="Uuid">The owner of the mailbox.</param>
/// <param name="ChatMessageToUuid">The other member.</param>
/// <param name="UnreadNum">How many received messages are unread.</param>
/// <param name="Last">The latest message.</param>
public sealed record ConversationReply(string Uuid, string ChatMessageToUuid, long UnreadNum, MessageReply? Last);

/// <summary>Conversations of a mailbox.</summary>
/// <param name="Items">The conversations.</param>
public sealed record ConversationList(IReadOnlyList<ConversationReply> Items);
