using PhalNet;

namespace Modules.Platform;

/// <summary>A write that waits for its turn, with the trace of the call that asked for it.</summary>
internal abstract class QueuedWrite(CallTrace trace, SqlCaller caller, CancellationToken cancellation)
{
    public CallTrace Trace => trace;

    public SqlCaller Caller => caller;

    /// <summary>False when the caller has gone away: then the write is left out.</summary>
    public bool IsWanted()
    {
        if (!cancellation.IsCancellationRequested)
            return true;
        GiveUp(cancellation);
        return false;
    }

    /// <summary>Writes; done again when a neighbour made the transaction fail.</summary>
    public abstract void Run(PlatformTables tables);

    /// <summary>Tells the caller that the write is committed.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that it is not.</summary>
    public abstract void Fail(Exception exception);

    protected abstract void GiveUp(CancellationToken cancellation);
}
