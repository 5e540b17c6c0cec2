namespace PhalNet;

/// <summary>
/// The memory that the bodies of all requests may use together. A body that does not fit waits in a first-in, first-out queue. When every
/// body with a larger share waits for more memory, the first in the queue proceeds over the limit to avoid a deadlock.
/// </summary>
/// <param name="limits">Contain the limit: <see cref="RequestLimits.BodiesInFlightBytes"/>.</param>
/// <param name="time">Measures the waiting time of bodies.</param>
public sealed class BodyMemory(RequestLimits limits, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<BodyWait> _queue = [];
    private readonly long _most = limits.BodiesInFlightBytes;
    private long _used;
    private int _waiting;

    // Bodies with a larger share that are not waiting for more.
    private int _active;

    /// <summary>The memory in use, in bytes.</summary>
    public long Used => Volatile.Read(ref _used);

    /// <summary>The number of waiting bodies.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>
    /// A share small enough to be granted without waiting: many requests are that small, and all connections together use less than a few
    /// large bodies. Small shares are counted, so that large bodies wait for them.
    /// </summary>
    internal long SmallShare { get; } = Math.Min(64 * 1024, limits.BodiesInFlightBytes / 4096);

    /// <summary>The clock for timing bodies.</summary>
    public TimeProvider Time => time;

    internal void TakeSmall(long bytes) => Interlocked.Add(ref _used, bytes);

    /// <summary>Takes memory and returns null, or returns a place in the queue for it.</summary>
    internal BodyWait? Take(BodyShare share, long bytes)
    {
        lock (_lock)
        {
            SetActive(share, false);
            var wait = new BodyWait(share, bytes);
            if (_queue.Count == 0 && Fits(wait))
            {
                Give(wait);
                return null;
            }

            _queue.AddLast(wait.Place);
            Volatile.Write(ref _waiting, _queue.Count);
            GiveToFirst();
            return wait;
        }
    }

    /// <summary>Leaves the queue; false when the memory has just been granted.</summary>
    internal bool Leave(BodyWait wait)
    {
        lock (_lock)
        {
            if (wait.Place.List is null)
                return false;
            _queue.Remove(wait.Place);
            Volatile.Write(ref _waiting, _queue.Count);
            GiveToFirst();
            return true;
        }
    }

    internal void Release(BodyShare share, long bytes)
    {
        Interlocked.Add(ref _used, -bytes);
        if (!share.IsActive && Waiting == 0)
            return;
        lock (_lock)
        {
            SetActive(share, false);
            GiveToFirst();
        }
    }

    private bool Fits(BodyWait wait) => _active == 0 || Used + wait.Bytes <= _most;

    private void GiveToFirst()
    {
        while (_queue.First is { } first && Fits(first.Value))
        {
            _queue.RemoveFirst();
            Give(first.Value);
            first.Value.End();
        }

        Volatile.Write(ref _waiting, _queue.Count);
    }

    private void Give(BodyWait wait)
    {
        Interlocked.Add(ref _used, wait.Bytes);
        SetActive(wait.Share, true);
    }

    private void SetActive(BodyShare share, bool isActive)
    {
        if (share.IsActive == isActive)
            return;
        share.IsActive = isActive;
        _active += isActive ? 1 : -1;
    }
}

/// <summary>A body that waits for memory.</summary>
internal sealed class BodyWait
{
    private readonly TaskCompletionSource _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BodyWait(BodyShare share, long bytes)
    {
        (Share, Bytes) = (share, bytes);
        Place = new(this);
    }

    public BodyShare Share { get; }

    public long Bytes { get; }

    public LinkedListNode<BodyWait> Place { get; }

    public Task Given => _given.Task;

    public void End() => _given.SetResult();
}
