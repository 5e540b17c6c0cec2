using PhalNet;

namespace Modules.Platform.Internal.Storage;

/// <summary>A write that waits for its turn, with the trace of the call that asked for it.</summary>
internal abstract class QueuedWrite(CallTrace trace, SqlCaller caller, CancellationToken cancellation)
{
    public CallTrace Trace => trace;

    public SqlCaller Caller => caller;

    protected CancellationToken Cancellation => cancellation;

    /// <summary>Whether the caller went away before the write was begun; then it is left out.</summary>
    public bool IsGivenUp => cancellation.IsCancellationRequested;

    /// <summary>Writes; may be done again when the transaction was lost.</summary>
    public abstract void Run(PlatformTables tables);

    /// <summary>Tells the caller that the write is committed.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that it is not; nothing happens when the caller has been told before.</summary>
    public abstract void Fail(Exception exception);

    public abstract void GiveUp();
}
