using System.Threading.Channels;
using Npgsql;

namespace PhalNet.Benchmarks.Platform;

/// <summary>
/// Messages in PostgreSQL: what came in while a batch was on its way goes into the next, with the statements of PhalNet's own store in one
/// round trip and one transaction.
/// </summary>
internal sealed class PostgresMail : IMailStore
{
    private const int Capacity = 4096;
    private const int LargestBatch = 256;

    private readonly Channel<PendingMessage> _waiting =
        Channel.CreateBounded<PendingMessage>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly NpgsqlDataSource _source;
    private readonly PostgresTokens _tokens;
    private readonly Task _writing;

    public PostgresMail(string connectionString)
    {
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100 });
        _tokens = new(_source);
        _writing = Task.Run(WriteAllAsync);
    }

    public ValueTask<TokenHolder?> FindTokenAsync(string hash, CancellationToken cancellation) => new(_tokens.FindAsync(hash, cancellation));

    public async Task<long> AppendAsync(NewMessage message, CancellationToken cancellation)
    {
        var pending = new PendingMessage(message, cancellation);
        await _waiting.Writer.WriteAsync(pending, cancellation);
        return await pending.Stored;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
        await _tokens.DisposeAsync();
        await _source.DisposeAsync();
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<PendingMessage>(LargestBatch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < LargestBatch && _waiting.Reader.TryRead(out var pending))
            {
                if (pending.IsWanted())
                    batch.Add(pending);
            }

            if (batch.Count > 0)
                await WriteAsync(batch);
            batch.Clear();
        }
    }

    private async Task WriteAsync(List<PendingMessage> batch)
    {
        try
        {
            await StoreAsync(batch);
        }
        catch (NpgsqlException exception)
        {
            foreach (var pending in batch)
                pending.Fail(exception);
            return;
        }

        foreach (var pending in batch)
            pending.Complete();
    }

    private async Task StoreAsync(List<PendingMessage> messages)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var batch = StoreStatements.Of(connection, messages, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        await using var reader = await batch.ExecuteReaderAsync();

        // The rows before are those of the lock.
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
            messages[reader.GetInt32(0)].Id = reader.GetInt64(2);
    }
}
