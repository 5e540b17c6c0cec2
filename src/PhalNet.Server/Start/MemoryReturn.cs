using System.Runtime;

namespace PhalNet.Server;

/// <summary>
/// Gives memory back to the system after a burst of large requests. The collector does so only while it collects, and a server that has
/// become quiet does not make it.
/// </summary>
internal sealed class MemoryReturn(TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    // What a quiet server allocates in a period, and what is not worth a collection.
    private const long QuietBytes = 16 * 1024 * 1024;
    private const long KeptBytes = 64 * 1024 * 1024;

    private long _allocated;
    private long _kept;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        _kept = Environment.WorkingSet;
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Look();
    }

    private void Look()
    {
        var before = _allocated;
        _allocated = GC.GetTotalAllocatedBytes();
        if (_allocated - before > QuietBytes || Environment.WorkingSet - _kept < KeptBytes)
            return;
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

        // What is left is in use; a collection that gives nothing back is not tried again and again.
        _kept = Environment.WorkingSet;
    }
}
