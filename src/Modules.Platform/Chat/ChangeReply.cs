namespace Modules.Platform;

/// <summary>A change of a mailbox.</summary>
/// <param name="Seq">Its position in the sequence.</param>
/// <param name="Kind">What happened: new, read, recalled or deleted.</param>
/// <param name="Message">The message as it is now.</param>
public sealed record ChangeReply(long Seq, string Kind, MessageReply Message);

/// <summary>Changes of a mailbox.</summary>
/// <param name="Items">The changes in order.</param>
/// <param name="Next">The position to continue from; 0 if <c>since</c> was beyond the end of the sequence.</param>
/// <param name="Complete">1 when nothing follows, else 0.</param>
public sealed record ChangeList(IReadOnlyList<ChangeReply> Items, long Next, int Complete);
