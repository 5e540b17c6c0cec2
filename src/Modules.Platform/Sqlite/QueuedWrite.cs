using PhalNet;

namespace Modules.Platform;

/// <summary>A queued write, with the trace of its call.</summary>
internal abstract class QueuedWrite(CallTrace trace, CodeLocation caller, CancellationToken cancellation)
{
    public CallTrace Trace => trace;

    public CodeLocation Caller => caller;

    /// <summary>Whether it is rolled back after it ran.</summary>
    public bool IsPreview { get; init; }

    /// <summary>False if the caller has gone away: then the write is skipped.</summary>
    public bool IsWanted()
    {
        if (!cancellation.IsCancellationRequested)
            return true;
        GiveUp(cancellation);
        return false;
    }

    /// <summary>Runs the statements; repeated when another write of the same batch made the transaction fail.</summary>
    public abstract void Run(SqliteStatements statements);

    /// <summary>After the commit: does what must be done before the caller continues, then completes its task.</summary>
    public abstract void Complete();

    /// <summary>Fails the caller's task.</summary>
    public abstract void Fail(Exception exception);

    protected abstract void GiveUp(CancellationToken cancellation);
}

internal sealed class QueuedWrite<T>(
    Func<SqliteStatements, T> write, Action<T>? committed, CallTrace trace, CodeLocation caller, CancellationToken cancellation)
    : QueuedWrite(trace, caller, cancellation)
{
    // Continuations must not run on the writer's thread.
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
