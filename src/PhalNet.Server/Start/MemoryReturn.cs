using System.Runtime;

namespace PhalNet.Server;

/// <summary>
/// Returns memory to the system after a burst of large requests. The garbage collector does so only during a collection, and an idle
/// server does not trigger one.
/// </summary>
internal sealed class MemoryReturn(TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    // Allocations of an idle server in a period, and too little to be worth a collection.
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

        // The rest is in use; a collection that frees nothing is not repeated.
        _kept = Environment.WorkingSet;
    }
}
