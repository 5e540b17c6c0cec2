using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Looks access tokens up: those that arrive while queries are on their way are looked up by the next one together. Every call looks its
/// token up, so that a revoked one stops at once; one round trip for each would cost more than storing a message.
/// </summary>
internal sealed class PostgresTokens(PostgresRunner runner) : ITokenLookup
{
    private const int QueriesAtOnce = 2;
    private const int LargestBatch = 256;

    private readonly Lock _lock = new();
    private readonly Queue<PendingToken> _waiting = [];
    private int _running;

    /// <inheritdoc/>
    public Task<TokenHolder?> FindAsync(string hash, long now, CancellationToken cancellation)
    {
        var pending = new PendingToken(hash, now);
        lock (_lock)
        {
            _waiting.Enqueue(pending);
            if (_running < QueriesAtOnce)
            {
                _running++;
                Start();
            }
        }

        return cancellation.CanBeCanceled ? pending.Found.WaitAsync(cancellation) : pending.Found;
    }

    // The query belongs to no call: neither the trace nor the culture of the one that starts it.
    private void Start()
    {
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(FindAllAsync);
    }

    private async Task FindAllAsync()
    {
        while (Next() is { Count: > 0 } batch)
        {
            try
            {
                Complete(batch, await FindAsync(batch));
            }
            catch (Exception exception)
            {
                foreach (var pending in batch)
                    pending.Fail(exception);
            }
        }
    }

    private List<PendingToken> Next()
    {
        var batch = new List<PendingToken>();
        lock (_lock)
        {
            while (batch.Count < LargestBatch && _waiting.TryDequeue(out var pending))
                batch.Add(pending);
            if (batch.Count == 0)
                _running--;
        }

        return batch;
    }

    private async Task<List<FoundToken>> FindAsync(List<PendingToken> batch)
    {
        var hashes = new string[batch.Count];
        for (var i = 0; i < hashes.Length; i++)
            hashes[i] = batch[i].Hash;
        return await runner.QueryAsync(
            AccountSql.FindTokens(hashes), AccountSql.ReadToken, CallTrace.None, default, CancellationToken.None);
    }

    private static void Complete(List<PendingToken> batch, List<FoundToken> found)
    {
        var holders = new Dictionary<string, TokenHolder>(found.Count, StringComparer.Ordinal);
        foreach (var token in found)
            holders.Add(token.Hash, token.Holder);
        foreach (var pending in batch)
            pending.Complete(holders.GetValueOrDefault(pending.Hash));
    }

    private sealed class PendingToken(string hash, long now)
    {
        private readonly TaskCompletionSource<TokenHolder?> _found = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Hash => hash;

        public Task<TokenHolder?> Found => _found.Task;

        public void Complete(TokenHolder? holder) => _found.TrySetResult(holder is not null && holder.ExpireAt > now ? holder : null);

        public void Fail(Exception exception) => _found.TrySetException(exception);
    }
}
