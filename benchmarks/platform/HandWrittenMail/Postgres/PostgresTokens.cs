using System.Threading.Channels;
using Npgsql;

namespace PhalNet.Benchmarks.Platform;

/// <summary>
/// Access tokens in PostgreSQL: those that arrive while queries are on their way are looked up by the next one together, with the statement
/// of PhalNet's PostgresTokens.
/// </summary>
internal sealed class PostgresTokens : IAsyncDisposable
{
    private const int QueriesAtOnce = 2;
    private const int LargestBatch = 256;

    private readonly Channel<PendingToken> _waiting = Channel.CreateUnbounded<PendingToken>();
    private readonly NpgsqlDataSource _source;
    private readonly Task _work;

    public PostgresTokens(NpgsqlDataSource source)
    {
        _source = source;
        _work = Task.WhenAll(Enumerable.Range(0, QueriesAtOnce).Select(_ => Task.Run(FindAllAsync)));
    }

    public Task<TokenHolder?> FindAsync(string hash, CancellationToken cancellation)
    {
        var pending = new PendingToken(hash);
        _waiting.Writer.TryWrite(pending);
        return pending.Found.Task.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _work;
    }

    private async Task FindAllAsync()
    {
        var batch = new List<PendingToken>(LargestBatch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < LargestBatch && _waiting.Reader.TryRead(out var pending))
                batch.Add(pending);
            if (batch.Count > 0)
                await FindAsync(batch);
            batch.Clear();
        }
    }

    private async Task FindAsync(List<PendingToken> batch)
    {
        try
        {
            var found = await QueryAsync([.. batch.Select(pending => pending.Hash)]);
            foreach (var pending in batch)
                pending.Found.TrySetResult(found.GetValueOrDefault(pending.Hash));
        }
        catch (NpgsqlException exception)
        {
            foreach (var pending in batch)
                pending.Found.TrySetException(exception);
        }
    }

    private async Task<Dictionary<string, TokenHolder>> QueryAsync(string[] hashes)
    {
        var found = new Dictionary<string, TokenHolder>(StringComparer.Ordinal);
        await using var connection = await _source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(TokenHolder.QueryOfSeveral, connection) { Parameters = { new() { Value = hashes } } };
        await using var row = await command.ExecuteReaderAsync();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        while (await row.ReadAsync())
        {
            if (row.GetInt64(4) > now)
            {
                found[row.GetString(5)] = new(
                    row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2),
                    !row.IsDBNull(3) && row.GetInt16(3) != 0);
            }
        }

        return found;
    }

    private sealed class PendingToken(string hash)
    {
        public string Hash => hash;

        public TaskCompletionSource<TokenHolder?> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
