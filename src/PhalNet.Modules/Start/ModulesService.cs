using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhalNet.Modules;

/// <summary>
/// Starts the modules from folders before anything listens, then keeps watching the directory, the desired states and the modules.
/// </summary>
internal sealed class ModulesService(
    IModuleHost host, IModuleStates states, ModuleReconciler reconciler, DirectoryWishes wishes, ModulesDirectory? directory,
    ModuleFaults faults, TimeProvider time, ILogger<ModulesService> logger) : IHostedLifecycleService, IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // Some file systems do not report changes.
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(10);

    // The start waits this long for a folder that is being filled; one that stays broken does not delay the host further.
    private static readonly TimeSpan MostStartWait = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private FileSystemWatcher? _watcher;
    private volatile bool _hasChanged = true;
    private IReadOnlyList<RefusedContent> _refused = [];
    private Task _work = Task.CompletedTask;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!PoolThreads.AreKept)
            ModulesLog.ThreadsMayEnd(logger, PoolThreads.Setting, PoolThreads.Variable);
        Watch();
        var start = time.GetTimestamp();
        while (await LookAsync(isStart: true, cancellationToken) && time.GetElapsedTime(start) < MostStartWait)
            await Task.Delay(Pause, time, cancellationToken);
        await reconciler.RunAsync(_refused, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        using (ExecutionContext.SuppressFlow())
            _work = Task.Run(GoOnAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await EndAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await reconciler.EndAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A host that failed to start is disposed without being stopped.
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Dispose();
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _watcher?.Dispose();
    }

    private async Task EndAsync()
    {
        await _stopping.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task GoOnAsync()
    {
        var known = 0L;
        var looked = time.GetTimestamp();
        var isWaiting = true;
        var changed = host.Changed;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                if (faults.Take() is { Count: > 0 } found)
                    reconciler.Fault(found, _stopping.Token);
                var looks = _hasChanged || isWaiting || time.GetElapsedTime(looked) > LookAnyway;
                if (looks)
                    (isWaiting, looked) = (await LookAsync(isStart: false, _stopping.Token), time.GetTimestamp());

                // What cannot be used changes no desired state, so each look is followed by a pass.
                var change = (await states.GetWantedAsync(_stopping.Token)).Change;
                if (looks || change != known || changed.HasChanged || reconciler.IsWorkLeft)
                {
                    changed = host.Changed;
                    await reconciler.RunAsync(_refused, _stopping.Token);
                    known = change;
                }

                await Task.Delay(Pause, time, _stopping.Token);
            }
            catch (Exception exception) when (!_stopping.IsCancellationRequested)
            {
                ModulesLog.PassFailed(logger, exception);
                await Task.Delay(LookAnyway, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Scans the directory; returns whether it is still changing.</summary>
    private async Task<bool> LookAsync(bool isStart, CancellationToken cancellation)
    {
        if (directory is null)
            return false;
        _hasChanged = false;
        var scan = directory.Scan(isStart);
        _refused = await wishes.FollowAsync(scan, cancellation);
        return scan.IsWaiting;
    }

    private void Watch()
    {
        if (directory is null)
            return;
        _watcher = new(directory.Path) { IncludeSubdirectories = true };
        _watcher.Changed += (_, _) => _hasChanged = true;
        _watcher.Created += (_, _) => _hasChanged = true;
        _watcher.Deleted += (_, _) => _hasChanged = true;
        _watcher.Renamed += (_, _) => _hasChanged = true;
        _watcher.Error += (_, _) => _hasChanged = true;
        _watcher.EnableRaisingEvents = true;
    }
}
