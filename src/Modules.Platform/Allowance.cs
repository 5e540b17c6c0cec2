using System.Collections.Concurrent;

namespace Modules.Platform;

/// <summary>
/// A rate limit for each key: a number of uses at once, which refill evenly over the period. A key without use for a whole period has the
/// full allowance again and is forgotten.
/// </summary>
/// <param name="count">The uses in a period; unlimited when 0.</param>
/// <param name="period">The period.</param>
/// <param name="time">The clock.</param>
internal sealed class Allowance<TKey>(int count, TimeSpan period, TimeProvider time) where TKey : notnull
{
    private const int ForgetEvery = 10_000;

    // The time at which each allowance is full again; the further ahead it is, the more is used.
    private readonly ConcurrentDictionary<TKey, long> _full = [];
    private readonly long _period = (long)(period.TotalSeconds * time.TimestampFrequency);
    private readonly long _each = count > 0 ? (long)(period.TotalSeconds * time.TimestampFrequency / count) : 0;
    private long _new;

    /// <summary>Takes one use; returns the time to wait if none is left.</summary>
    public TimeSpan? TryTake(TKey key)
    {
        if (_each == 0)
            return null;
        var now = time.GetTimestamp();
        while (true)
        {
            var known = _full.TryGetValue(key, out var full);
            var next = Math.Max(full, now) + _each;
            if (next - now > _period)
                return time.GetElapsedTime(now, next - _period);
            if (known ? _full.TryUpdate(key, next, full) : _full.TryAdd(key, next))
            {
                if (!known)
                    Forget(now);
                return null;
            }
        }
    }

    /// <summary>Returns a use that was taken in vain.</summary>
    public void GiveBack(TKey key)
    {
        while (_each > 0 && _full.TryGetValue(key, out var full) && !_full.TryUpdate(key, full - _each, full))
        {
        }
    }

    private void Forget(long now)
    {
        if (Interlocked.Increment(ref _new) % ForgetEvery != 0)
            return;
        foreach (var (key, full) in _full)
        {
            if (full <= now)
                _full.TryRemove(new(key, full));
        }
    }
}
