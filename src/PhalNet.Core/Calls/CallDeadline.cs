namespace PhalNet;

/// <summary>
/// The time limit of one call. When it expires, the call is answered whether or not its action observes the cancellation; an action that is
/// still running keeps its lease until it ends. A file or stream that was returned in time is sent without a limit.
/// </summary>
internal sealed class CallDeadline(CancellationToken caller) : IAsyncDisposable
{
    private readonly CancellationTokenSource _cancellation = CancellationTokenSource.CreateLinkedTokenSource(caller);

    /// <summary>Cancelled by the caller or by the time limit.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>Runs a call on another thread, because the action may block the current one.</summary>
    /// <param name="call">The call; its cancellation is <see cref="Token"/>.</param>
    /// <param name="run">Runs the call and returns a result that holds the lease.</param>
    /// <param name="time">The clock.</param>
    /// <param name="failed">Receives exceptions thrown after the call has been answered.</param>
    /// <returns>The result, or null when the time has expired.</returns>
    public async ValueTask<CallResult?> RunAsync(
        CallContext call, Func<CallContext, Task<CallResult>> run, TimeProvider time, Action<Exception> failed)
    {
        var running = Task.Run(() => run(call), CancellationToken.None);
        var limit = call.Action.Module.CallTime ?? Timeout.InfiniteTimeSpan;
        await ((Task)running).WaitAsync(limit, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!running.IsCompleted)
        {
            call.LeaveBehind(EndAsync(call, running, failed));
            return null;
        }

        var result = await running;
        if (result.Body is null)
            await DisposeAsync();
        else
            call.HoldLast(this);
        return result;
    }

    public ValueTask DisposeAsync()
    {
        _cancellation.Dispose();
        return default;
    }

    private async Task EndAsync(CallContext call, Task<CallResult> running, Action<Exception> failed)
    {
        // The caller is answered first: handlers of the cancellation may block.
        await Task.Yield();
        try
        {
            await _cancellation.CancelAsync();
        }
        catch (Exception exception)
        {
            failed(exception);
        }

        try
        {
            await using var late = await running;
        }
        catch (Exception exception)
        {
            failed(exception);
            if (running.IsFaulted)
                call.Leave();
        }

        await DisposeAsync();
    }
}
