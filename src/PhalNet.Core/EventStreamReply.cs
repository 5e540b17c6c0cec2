using System.Net.ServerSentEvents;

namespace PhalNet;

/// <summary>Answers with server-sent events until the sequence or the caller ends.</summary>
/// <param name="events">The events, each sent as soon as it comes.</param>
public sealed class EventStreamReply(IAsyncEnumerable<SseItem<string>> events) : ReplyBody
{
    /// <summary>The events.</summary>
    public IAsyncEnumerable<SseItem<string>> Events { get; } = events;

    /// <inheritdoc/>
    public override string ContentType => "text/event-stream";
}
