using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhalNet;

namespace Modules.Platform;

/// <summary>
/// All writes, one after another, by one writer: SQLite allows only one at a time anyway. Writes that arrive during a commit go into the
/// next transaction together. When the queue is full, callers wait for a place. Between transactions the work after the acknowledgements
/// gets its turn. The writer has a thread of its own: on one of the pool it would keep calls waiting while it waits for the disk.
/// </summary>
internal sealed class WriteQueue(SqliteWriter writer, MailboxWork mailboxes, ILogger<WriteQueue> logger)
    : IHostedService, ISqliteWrites
{
    private const int Capacity = 4096;
    private const int LargestBatch = 256;

    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(3);

    private readonly Channel<QueuedWrite> _waiting =
        Channel.CreateBounded<QueuedWrite>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly object _sleep = new();
    private Task _writing = Task.CompletedTask;

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(
        Func<SqliteStatements, T> write, Action<T>? committed, CallTrace trace, CodeLocation caller, CancellationToken cancellation) =>
        WriteAsync(new QueuedWrite<T>(write, committed, trace, caller, cancellation), cancellation);

    /// <summary>
    /// Writes, reads the result, and rolls back. SQLite keeps a transaction in its cache until the commit, so this needs no disk space.
    /// </summary>
    public Task<T> PreviewAsync<T>(
        Func<SqliteStatements, T> write, CallTrace trace, CodeLocation caller, CancellationToken cancellation) =>
        WriteAsync(new QueuedWrite<T>(write, null, trace, caller, cancellation) { IsPreview = true }, cancellation);

    private async Task<T> WriteAsync<T>(QueuedWrite<T> queued, CancellationToken cancellation)
    {
        try
        {
            await _waiting.Writer.WriteAsync(queued, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new ServerErrorException("storage.stopping");
        }

        Wake();
        return await queued.Written;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        mailboxes.CatchUp(writer);
        _writing = Task.Factory.StartNew(WriteAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Accepts no more writes and writes the queued ones. It takes that time even if the host has little left: other services may have used
    /// the rest.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        Wake();
        await _writing.WaitAsync(LeastTime, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_writing.IsCompleted)
            await _writing;
        else
            PlatformLog.DrainGivenUp(logger, _waiting.Reader.Count);
    }

    private void WriteAll()
    {
        var batch = new List<QueuedWrite>(LargestBatch);
        try
        {
            WriteAll(batch);
        }
        catch (Exception exception)
        {
            // Nobody must wait for a writer that is gone.
            PlatformLog.WritingEnded(logger, exception);
            _waiting.Writer.TryComplete(exception);
            FailAll(batch, exception);
            while (_waiting.Reader.TryRead(out var queued))
                queued.Fail(exception);
            throw;
        }
    }

    private void WriteAll(List<QueuedWrite> batch)
    {
        var last = 0;
        while (WaitForWrites())
        {
            if (last > 1)
                LetCallersReturn();
            Exception? failure = null;
            for (var taken = 0; taken < LargestBatch && failure is null && _waiting.Reader.TryRead(out var queued); taken++)
            {
                if (!queued.IsWanted())
                    continue;
                if (queued.IsPreview)
                    failure = writer.Preview(queued);
                else
                    batch.Add(queued);
            }

            if (failure is not null)
                FailAll(batch, failure);
            else if (batch.Count > 0)
                failure = writer.Write(batch);
            if (failure is not null)
                FailWaiting(failure);
            mailboxes.DoSome(writer);
            last = batch.Count;
            batch.Clear();
        }

        mailboxes.Finish(writer);
    }

    private static void FailAll(List<QueuedWrite> batch, Exception failure)
    {
        foreach (var queued in batch)
            queued.Fail(failure);
    }

    // They have waited as long as the batch that found the database locked; if each waited again, the last would wait indefinitely.
    private void FailWaiting(Exception failure)
    {
        for (var waiting = _waiting.Reader.Count; waiting > 0 && _waiting.Reader.TryRead(out var queued); waiting--)
            queued.Fail(failure);
    }

    // False at the end. Meanwhile the work after the acknowledgements is done.
    private bool WaitForWrites()
    {
        while (_waiting.Reader.Count == 0)
        {
            if (_waiting.Reader.Completion.IsCompleted)
                return false;
            if (mailboxes.TimeToNext is { Ticks: 0 })
                mailboxes.DoSome(writer);
            else
                Sleep(mailboxes.TimeToNext ?? Timeout.InfiniteTimeSpan);
        }

        return true;
    }

    // The callers of the last batch are about to send again; without this the first of them alone would have the next commit.
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
