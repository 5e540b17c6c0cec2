using PhalNet;

namespace Modules.Platform;

/// <summary>A write that waits for its turn, with the trace of the call that asked for it.</summary>
internal abstract class QueuedWrite(CallTrace trace, CodeLocation caller, CancellationToken cancellation)
{
    public CallTrace Trace => trace;

    public CodeLocation Caller => caller;

    /// <summary>Whether it is rolled back after it ran.</summary>
    public bool IsPreview { get; init; }

    /// <summary>False when the caller has gone away: then the write is left out.</summary>
    public bool IsWanted()
    {
        if (!cancellation.IsCancellationRequested)
            return true;
        GiveUp(cancellation);
        return false;
    }

    /// <summary>Writes; done again when a neighbour made the transaction fail.</summary>
    public abstract void Run(SqliteStatements statements);

    /// <summary>The transaction is committed: does what has to be done before the caller knows, then tells it.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that it is not.</summary>
    public abstract void Fail(Exception exception);

    protected abstract void GiveUp(CancellationToken cancellation);
}

internal sealed class QueuedWrite<T>(
    Func<SqliteStatements, T> write, Action<T>? committed, CallTrace trace, CodeLocation caller, CancellationToken cancellation)
    : QueuedWrite(trace, caller, cancellation)
{
    // The caller must not go on on the writer's thread.
    private readonly TaskCompletionSource<T> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Written => _written.Task;

    public override void Run(SqliteStatements statements) => _result = write(statements);

    public override void Complete()
    {
        committed?.Invoke(_result!);
        _written.TrySetResult(_result!);
    }

    public override void Fail(Exception exception) => _written.TrySetException(exception);

    protected override void GiveUp(CancellationToken cancellation) => _written.TrySetCanceled(cancellation);
}
