using System.Diagnostics;

namespace PhalNet.Modules;

/// <summary>
/// The cost of one call: bytes allocated and thread time, on whichever threads its work runs. Each stretch of work subtracts the thread's
/// counter when it begins and adds it when it ends, so that the sum is right even when several threads work at once.
/// </summary>
internal sealed class CallCost
{
    private long _bytes;
    private long _ticks;

    public long Bytes => Interlocked.Read(ref _bytes);

    public TimeSpan Time => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _ticks));

    public void Enter()
    {
        Interlocked.Add(ref _bytes, -GC.GetAllocatedBytesForCurrentThread());
        Interlocked.Add(ref _ticks, -Stopwatch.GetTimestamp());
    }

    public void Leave()
    {
        Interlocked.Add(ref _bytes, GC.GetAllocatedBytesForCurrentThread());
        Interlocked.Add(ref _ticks, Stopwatch.GetTimestamp());
    }
}
