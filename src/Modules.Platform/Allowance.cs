using System.Collections.Concurrent;

namespace Modules.Platform;

/// <summary>
/// How often each of many may do something: a number of times at once, then one for each part of the period. Who has done nothing for the
/// period has the whole allowance again and is forgotten.
/// </summary>
/// <param name="count">How often in a period; without limit when 0.</param>
/// <param name="period">The period.</param>
/// <param name="time">The clock.</param>
internal sealed class Allowance<TKey>(int count, TimeSpan period, TimeProvider time) where TKey : notnull
{
    private const int ForgetEvery = 10_000;

    // For each the time at which the allowance is full again; how far it lies ahead says how much of it is used.
    private readonly ConcurrentDictionary<TKey, long> _full = [];
    private readonly long _period = (long)(period.TotalSeconds * time.TimestampFrequency);
    private readonly long _each = count > 0 ? (long)(period.TotalSeconds * time.TimestampFrequency / count) : 0;
    private long _new;

    /// <summary>Takes one; gives the time to wait when there is none left.</summary>
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

    /// <summary>Gives one back that was taken for nothing.</summary>
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
