namespace PhalNet;

/// <summary>
/// Timestamps with a resolution of a tenth of a second at almost no cost: the clock is read once per interval, by the first caller. The
/// timer only runs while timestamps are requested.
/// </summary>
internal sealed class CoarseClock : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private long _now;
    private bool _isFresh;
    private bool _isRunning;

    public CoarseClock(TimeProvider time)
    {
        Time = time;

        // The timer must not capture the execution context in which it is created.
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(
                static clock => ((CoarseClock)clock!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The exact clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>A timestamp of <see cref="Time"/> that is up to a tenth of a second old.</summary>
    public long Timestamp => Volatile.Read(ref _isFresh) ? Volatile.Read(ref _now) : Read();

    public void Dispose() => _timer.Dispose();

    private long Read()
    {
        lock (_lock)
        {
            Volatile.Write(ref _now, Time.GetTimestamp());
            Volatile.Write(ref _isFresh, true);
            if (!_isRunning)
                _isRunning = _timer.Change(Interval, Interval);
            return _now;
        }
    }

    private void Tick()
    {
        lock (_lock)
        {
            // No timestamp was requested since the last tick.
            if (!_isFresh)
                _isRunning = !_timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Volatile.Write(ref _isFresh, false);
        }
    }
}
