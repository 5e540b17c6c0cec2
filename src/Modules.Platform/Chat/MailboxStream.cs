using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PhalNet;

namespace Modules.Platform;

/// <summary>Streams the changes of a mailbox in real time.</summary>
internal sealed class MailboxStream(IMessageStore store, IMailboxSignal signal, MessageReplies replies)
{
    private const int ChangesAtOnce = 50;

    // Proxies between reader and server close idle connections.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Reads from a position, or only new changes, until the caller disconnects or the module drains.</summary>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(
        ICallContext call, long? since, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var owner = call.GetMember();
        var json = call.Action.Module.Json;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, call.Draining);
        using var subscription = signal.Subscribe(owner);
        var end = since == 0 ? 0 : await store.LastSequenceAsync(owner, CallTrace.None, cancellation);
        var place = since ?? end;
        if (place > end && since > 0)
        {
            // The database was restored from a backup, and the client knows positions that no longer exist.
            place = 0;
            yield return new("{}", "reset") { EventId = "0" };
        }

        while (!ending.IsCancellationRequested)
        {
            var changes = await store.ChangesAsync(owner, place, ChangesAtOnce, CallTrace.None, cancellation);
            foreach (var change in changes.Changes)
            {
                place = change.Sequence;
                yield return Event(change, json);
            }

            if (changes.IsComplete && !await WaitAsync(subscription, ending.Token) && !ending.IsCancellationRequested)
                yield return new("", "ping");
        }
    }

    private static async Task<bool> WaitAsync(IMailboxSubscription subscription, CancellationToken ending)
    {
        try
        {
            return await subscription.WaitAsync(Heartbeat, ending);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private SseItem<string> Event(MailboxChange change, JsonSerializerOptions json) =>
        new(JsonSerializer.Serialize(replies.Of(change).Message, json), MessageReplies.Kind(change))
        {
            EventId = change.Sequence.ToString(CultureInfo.InvariantCulture),
        };
}
