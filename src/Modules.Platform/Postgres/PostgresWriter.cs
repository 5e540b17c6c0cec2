using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Stores messages in batches: drafts that arrive while a batch is being stored go into the next one together, so that many share one
/// round trip and one commit.
/// </summary>
internal sealed class PostgresWriter(PostgresRunner runner, IMailboxSignal signal, TimeProvider time) : IHostedService
{
    private const int Capacity = 4096;
    private const int LargestBatch = 256;

    private readonly Channel<PendingDraft> _waiting =
        Channel.CreateBounded<PendingDraft>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private Task _writing = Task.CompletedTask;

    /// <summary>Stores a draft; the task completes after the commit.</summary>
    public async Task<AppendResult> StoreAsync(MessageDraft draft, CallTrace trace, CodeLocation caller, CancellationToken cancellation)
    {
        var pending = new PendingDraft(draft, trace, caller, cancellation);
        try
        {
            await _waiting.Writer.WriteAsync(pending, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new ServerErrorException("storage.stopping");
        }

        return await pending.Stored;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _writing = Task.Run(WriteAllAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WriteAllAsync()
    {
        var batch = new DraftBatch(LargestBatch);
        while (batch.HasLeftOver || await _waiting.Reader.WaitToReadAsync())
        {
            batch.Begin();
            while (batch.TakesMore && _waiting.Reader.TryRead(out var pending))
            {
                if (pending.IsWanted())
                    batch.Add(pending);
            }

            if (batch.Drafts.Count > 0)
                await StoreAsync(batch.Drafts);
        }
    }

    private async Task StoreAsync(IReadOnlyList<PendingDraft> batch)
    {
        try
        {
            await StoreTogetherAsync(batch);
        }
        catch (Exception exception) when (batch.Count > 1 && exception is not CallException)
        {
            // A statement failed and nothing is stored. Retry each draft by itself, because the others may be valid.
            foreach (var pending in batch)
                await StoreAsync([pending]);
        }
        catch (Exception exception)
        {
            // If the connection broke, it is unknown whether anything was stored: it must not be retried.
            foreach (var pending in batch)
                pending.Fail(exception);
        }
    }

    private async Task StoreTogetherAsync(IReadOnlyList<PendingDraft> batch)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        MessageDraft[] drafts = [.. batch.Select(pending => pending.Draft)];
        var (trace, caller) = batch.Count == 1 ? (batch[0].Trace, batch[0].Caller) : (CallTrace.None, default);
        var items = await runner.QueryAsync(
            PostgresAppending.Store(drafts, now), PostgresAppending.ReadStored, trace, caller, CancellationToken.None);
        var stored = items.ToLookup(item => item.Number);
        var repeated = drafts.Index().Where(entry => !stored[entry.Index].First().IsStored).ToArray();
        var sent = repeated.Length == 0
            ? []
            : await runner.QueryAsync(
                PostgresAppending.FindSent(repeated, now), PostgresAppending.ReadSent, trace, caller, CancellationToken.None);
        var sentBefore = sent.ToLookup(item => item.Number);
        for (var i = 0; i < batch.Count; i++)
        {
            if (!stored[i].First().IsStored)
            {
                batch[i].Complete(SentBefore(drafts[i], sentBefore[i]));
                continue;
            }

            signal.Changed(drafts[i].Sender);
            foreach (var recipient in drafts[i].Recipients)
                signal.Changed(recipient);
            batch[i].Complete(new(AppendStatus.Stored, [.. stored[i].Select(item => new SentCopy(item.Recipient, item.Id))]));
        }
    }

    /// <summary>The result for a call whose key was used before.</summary>
    public static AppendResult SentBefore(MessageDraft draft, IEnumerable<SentItem> items) =>
        items.First().Fingerprint == draft.Key!.Fingerprint
            ? new(AppendStatus.Repeated, [.. items.Select(item => new SentCopy(item.Recipient, item.Id))])
            : new(AppendStatus.KeyReused, []);
}
