using System.Runtime.Loader;
using Microsoft.Extensions.Logging;

namespace PhalNet.Modules;

/// <summary>Removes references to a load context and checks whether it was collected.</summary>
internal sealed class ContextUnloading(TimeSpan patience, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private Task _collection = Task.CompletedTask;

    public TimeSpan Patience => patience;

    /// <summary>Removes the context's types and handlers from static members of the class library.</summary>
    public void CleanUp(AssemblyLoadContext context)
    {
        foreach (var step in CleanUpStep.All)
            Try(step.Name, () => step.Run(new(context)));
    }

    /// <summary>Waits for the context to be collected; false if that takes too long.</summary>
    public async Task<bool> IsGoneAsync(WeakReference context)
    {
        // Objects that were just disposed are collected after their finalizers, which takes several collections.
        var start = time.GetTimestamp();
        while (context.IsAlive)
        {
            if (time.GetElapsedTime(start) > patience)
                return false;
            await CollectAsync();
            if (context.IsAlive)
                await Task.Delay(Pause, time);
        }

        // The context's last objects may have filled the cache again in the meantime.
        Try(CleanUpStep.GenericMethods, GenericMethodCache.Clear);
        return true;
    }

    private void Try(string step, Action run)
    {
        try
        {
            run();
        }
        catch (Exception exception)
        {
            // Another runtime may have other members: the module may be collected even without this step.
            ModulesLog.CleanUpFailed(logger, step, exception.Message);
        }
    }

    // A collection slows all calls down: one serves all the modules that are waited for.
    private Task CollectAsync()
    {
        lock (_lock)
        {
            if (_collection.IsCompleted)
                _collection = Task.Factory.StartNew(
                    Collect, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return _collection;
        }
    }

    // A background collection, which runs while calls go on; it waits on a thread of its own, because calls need those of the pool.
    private static void Collect()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false, compacting: false);
        GC.WaitForPendingFinalizers();
    }
}
