namespace Modules.Platform;

/// <summary>A private message that has been stored.</summary>
/// <param name="Id">The id of the message in the sender's mailbox, a whole number written as text.</param>
public sealed record SentMessage(string Id);
