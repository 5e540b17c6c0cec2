using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace PhalNet.Benchmarks.Platform;

/// <summary>
/// Messages in the SQLite file, durable before the reply: one writer, group commits, and the work behind the acknowledgement between them,
/// with the statements and the sizes of PhalNet's own store (docs/design/messages.md).
/// </summary>
internal sealed class SqliteMail : IMailStore
{
    private const int Capacity = 4096;
    private const int LargestBatch = 256;

    private const string Insert =
        "INSERT INTO chat_message (id, sender, recipient, type, data, data_id, ext_data, add_time) "
        + "VALUES ((SELECT coalesce(max(id), -1) + 2 FROM chat_message), $1, $2, $3, $4, $5, $6, $7) RETURNING id";

    private readonly Channel<PendingMessage> _waiting =
        Channel.CreateBounded<PendingMessage>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly SqliteTokens _tokens;
    private readonly SqliteConnection _connection;
    private readonly Transaction _transaction;
    private readonly PreparedStatement _insert;
    private readonly MailboxRounds _rounds;
    private readonly object _sleep = new();
    private readonly Task _writing;

    public SqliteMail(string connectionString)
    {
        _tokens = new(connectionString);
        _connection = Open(
            connectionString,
            "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; "
            + "PRAGMA cache_size=-65536;");
        _transaction = new(_connection);
        _insert = new(_connection, Insert, 7);
        _rounds = new(_connection, _transaction);
        _rounds.CatchUp();
        _writing = Task.Factory.StartNew(WriteAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public static SqliteConnection Open(string connectionString, string settings)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = settings;
        command.ExecuteNonQuery();
        return connection;
    }

    public ValueTask<TokenHolder?> FindTokenAsync(string hash, CancellationToken cancellation) => new(_tokens.Find(hash));

    public async Task<long> AppendAsync(NewMessage message, CancellationToken cancellation)
    {
        var pending = new PendingMessage(message, cancellation);
        await _waiting.Writer.WriteAsync(pending, cancellation);
        Wake();
        return await pending.Stored;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        Wake();
        await _writing;
        await _connection.DisposeAsync();
        _tokens.Dispose();
    }

    private void WriteAll()
    {
        var batch = new List<PendingMessage>(LargestBatch);
        while (WaitForWrites())
        {
            if (batch.Count > 1)
                LetCallersReturn();
            batch.Clear();
            while (batch.Count < LargestBatch && _waiting.Reader.TryRead(out var pending))
            {
                if (pending.IsWanted())
                    batch.Add(pending);
            }

            if (batch.Count > 0)
                Write(batch);
            _rounds.DoSome();
        }
    }

    private void Write(List<PendingMessage> batch)
    {
        try
        {
            _transaction.Run(() =>
            {
                var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
                foreach (var pending in batch)
                {
                    var message = pending.Message;
                    pending.Id = _insert.Number(
                        message.Sender, message.Recipient, message.Type, message.Data, null, message.ExtData, now)!.Value;
                }
            });
        }
        catch (SqliteException exception)
        {
            foreach (var pending in batch)
                pending.Fail(exception);
            return;
        }

        _rounds.Add(batch.Count);
        foreach (var pending in batch)
            pending.Complete();
    }

    private bool WaitForWrites()
    {
        while (_waiting.Reader.Count == 0)
        {
            if (_waiting.Reader.Completion.IsCompleted)
                return false;
            if (_rounds.TimeToNext is { Ticks: 0 })
                _rounds.DoSome();
            else
                Sleep(_rounds.TimeToNext ?? Timeout.InfiniteTimeSpan);
        }

        return true;
    }

    // The callers of the last batch are about to send again.
    private void LetCallersReturn()
    {
        for (var before = 0; _waiting.Reader.Count is var count && count > before && count < LargestBatch; before = count)
            Thread.Yield();
    }

    private void Sleep(TimeSpan time)
    {
        lock (_sleep)
        {
            if (_waiting.Reader.Count == 0 && !_waiting.Reader.Completion.IsCompleted)
                Monitor.Wait(_sleep, time);
        }
    }

    private void Wake()
    {
        lock (_sleep)
            Monitor.Pulse(_sleep);
    }
}

internal sealed class Transaction(SqliteConnection connection)
{
    private readonly PreparedStatement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly PreparedStatement _commit = new(connection, "COMMIT");
    private readonly PreparedStatement _rollBack = new(connection, "ROLLBACK");
    private readonly PreparedStatement _full = new(connection, "PRAGMA synchronous=FULL");
    private readonly PreparedStatement _normal = new(connection, "PRAGMA synchronous=NORMAL");
    private bool _isDurable = true;

    public void Run(Action write, bool isDurable = true)
    {
        if (isDurable != _isDurable)
            (isDurable ? _full : _normal).Execute();
        _isDurable = isDurable;
        _begin.Execute();
        try
        {
            write();
            _commit.Execute();
        }
        catch
        {
            _rollBack.Execute();
            throw;
        }
    }
}
