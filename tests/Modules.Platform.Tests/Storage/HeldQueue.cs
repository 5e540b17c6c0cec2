namespace Modules.Platform.Tests.Storage;

/// <summary>Keeps the writer busy with one write, so that further writes are queued together.</summary>
internal sealed class HeldQueue : IAsyncDisposable
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _gate = new();
    private readonly Task _held;

    private HeldQueue(WriteQueue queue) => _held = queue.WriteAsync(_ => Hold(), null, CallTrace.None, default, CancellationToken.None);

    public static async Task<HeldQueue> StartAsync(WriteQueue queue)
    {
        var held = new HeldQueue(queue);
        await held._begun.Task;
        return held;
    }

    public void Release() => _gate.Set();

    public async ValueTask DisposeAsync()
    {
        Release();
        await _held;
        _gate.Dispose();
    }

    private bool Hold()
    {
        _begun.SetResult();
        return _gate.Wait(TimeSpan.FromSeconds(30));
    }
}
