using System.Runtime.Loader;
using Microsoft.Extensions.Logging;

namespace PhalNet.Modules;

/// <summary>Takes a load context out of memory and looks whether it has gone.</summary>
internal sealed class ContextUnloading(TimeSpan patience, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private Task _collection = Task.CompletedTask;

    public TimeSpan Patience => patience;

    /// <summary>Takes the context's types and handlers out of the class library's static members.</summary>
    public void CleanUp(AssemblyLoadContext context)
    {
        foreach (var step in CleanUpStep.All)
            Try(step.Name, () => step.Run(new(context)));
    }

    /// <summary>Waits for the context to be collected; false when the patience is at its end.</summary>
    public async Task<bool> IsGoneAsync(WeakReference context)
    {
        // What has just been disposed goes with its finalizers, which takes a few collections.
        var start = time.GetTimestamp();
        while (context.IsAlive)
        {
            if (time.GetElapsedTime(start) > patience)
                return false;
            await CollectAsync();
            if (context.IsAlive)
                await Task.Delay(Pause, time);
        }

        // Its last objects may have been at work until now.
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
            // Another runtime may have other members: the module may still go without this step.
            ModulesLog.CleanUpFailed(logger, step, exception.Message);
        }
    }

    // Collections take time from all calls: one serves all the modules that are waited for.
    private Task CollectAsync()
    {
        lock (_lock)
        {
            if (_collection.IsCompleted)
                _collection = Task.Run(Collect);
            return _collection;
        }
    }

    // It runs beside the calls.
    private static void Collect()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false, compacting: false);
        GC.WaitForPendingFinalizers();
    }
}
