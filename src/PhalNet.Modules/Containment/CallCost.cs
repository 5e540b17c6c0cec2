using System.Diagnostics;

namespace PhalNet.Modules;

/// <summary>
/// What one call takes: bytes allocated and time on threads, wherever its work runs. Each stretch of work on a thread takes the thread's
/// own count off when it begins and adds it when it ends, so that the sum is right with several threads at once.
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
