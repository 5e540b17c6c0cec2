using PhalNet;

namespace Modules.Platform;

/// <summary>A draft that waits to be stored, with its call.</summary>
internal sealed class PendingDraft(MessageDraft draft, CallTrace trace, CodeLocation caller, CancellationToken cancellation)
{
    // Continuations must not run on the writer's thread.
    private readonly TaskCompletionSource<AppendResult> _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MessageDraft Draft => draft;

    public CallTrace Trace => trace;

    public CodeLocation Caller => caller;

    public Task<AppendResult> Stored => _stored.Task;

    /// <summary>False if the caller has gone away: then the draft is skipped.</summary>
    public bool IsWanted() => !cancellation.IsCancellationRequested || !_stored.TrySetCanceled(cancellation);

    public void Complete(AppendResult result) => _stored.TrySetResult(result);

    public void Fail(Exception exception) => _stored.TrySetException(exception);
}
