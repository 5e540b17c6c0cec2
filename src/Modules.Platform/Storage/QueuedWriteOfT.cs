using PhalNet;

namespace Modules.Platform;

internal sealed class QueuedWrite<T>(Func<PlatformTables, T> write, CallTrace trace, SqlCaller caller, CancellationToken cancellation)
    : QueuedWrite(trace, caller, cancellation)
{
    // The caller must not go on on the writer's thread.
    private readonly TaskCompletionSource<T> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Written => _written.Task;

    public override void Run(PlatformTables tables) => _result = write(tables);

    public override void Complete() => _written.TrySetResult(_result!);

    public override void Fail(Exception exception) => _written.TrySetException(exception);

    protected override void GiveUp(CancellationToken cancellation) => _written.TrySetCanceled(cancellation);
}
