namespace PhalNet;

/// <summary>The share of one request's body in the shared memory; released on disposal.</summary>
/// <param name="memory">The shared memory.</param>
public sealed class BodyShare(BodyMemory memory) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private long _held;

    /// <summary>How long the body has waited for memory.</summary>
    public TimeSpan Waited { get; private set; }

    internal bool IsActive { get; set; }

    /// <summary>Takes more memory, and waits for it if necessary, up to ten seconds in total.</summary>
    /// <param name="bytes">The number of additional bytes.</param>
    /// <param name="cancellation">Cancels the waiting.</param>
    /// <exception cref="CallException">No memory became available in time: ret 503.</exception>
    public ValueTask TakeAsync(long bytes, CancellationToken cancellation)
    {
        if (bytes <= 0)
            return default;
        if (_held + bytes <= memory.SmallShare)
            memory.TakeSmall(bytes);
        else if (memory.Take(this, bytes) is { } wait)
            return WaitAsync(wait, cancellation);
        _held += bytes;
        return default;
    }

    /// <summary>Releases the memory.</summary>
    public void Dispose()
    {
        var held = _held;
        _held = 0;
        if (held > 0 || IsActive)
            memory.Release(this, held);
    }

    private async ValueTask WaitAsync(BodyWait wait, CancellationToken cancellation)
    {
        var started = memory.Time.GetTimestamp();
        try
        {
            await wait.Given.WaitAsync(LongestWait - Waited, memory.Time, cancellation);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            if (memory.Leave(wait))
                throw exception is TimeoutException ? new CallException(503, "limit.bodies") : exception;
        }

        _held += wait.Bytes;
        Waited += memory.Time.GetElapsedTime(started);
        cancellation.ThrowIfCancellationRequested();
    }
}
