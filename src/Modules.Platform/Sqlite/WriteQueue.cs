using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhalNet;

namespace Modules.Platform;

/// <summary>
/// All writes, one after another, by one writer: SQLite allows only one at a time anyway. Writes that arrive during a commit go into the
/// next transaction together. When the queue is full, callers wait for a place. Between transactions the work after the acknowledgements
/// gets its turn.
/// </summary>
internal sealed class WriteQueue(SqliteWriter writer, MailboxWork mailboxes, ILogger<WriteQueue> logger)
    : IHostedService, ISqliteWrites
{
    private const int Capacity = 4096;
    private const int LargestBatch = 256;

    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(3);

    private readonly Channel<QueuedWrite> _waiting =
        Channel.CreateBounded<QueuedWrite>(new BoundedChannelOptions(Capacity) { SingleReader = true });
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

        return await queued.Written;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        mailboxes.CatchUp(writer);
        _writing = Task.Run(WriteAllAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Accepts no more writes and writes the queued ones. It takes that time even if the host has little left: other services may have used
    /// the rest.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _writing.WaitAsync(LeastTime, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_writing.IsCompleted)
            await _writing;
        else
            PlatformLog.DrainGivenUp(logger, _waiting.Reader.Count);
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<QueuedWrite>(LargestBatch);
        while (await HasWorkAsync())
        {
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
            mailboxes.DoSome(writer, isIdle: batch.Count == 0);
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

    private async ValueTask<bool> HasWorkAsync()
    {
        var waiting = _waiting.Reader.WaitToReadAsync();
        if (waiting.IsCompleted || mailboxes.TimeToNext is not { } time)
            return await waiting;
        var arrival = waiting.AsTask();
        while (!arrival.IsCompleted && mailboxes.TimeToNext is { } next)
        {
            await ((Task)arrival).WaitAsync(next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!arrival.IsCompleted)
                mailboxes.DoSome(writer, isIdle: true);
        }

        return await arrival;
    }
}
