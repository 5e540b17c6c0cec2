using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Modules.Platform;

/// <summary>
/// How many messages a member may send in a second: as many as the limit at once, then one for each part of a second. A member who has not
/// sent for a while is forgotten.
/// </summary>
internal sealed class SendLimit(IOptions<PlatformOptions> options, TimeProvider time)
{
    private const int Remembered = 100_000;

    // For each member the time at which the allowance is full again; how far it lies ahead says how much of it is used.
    private readonly ConcurrentDictionary<string, long> _full = [];
    private readonly long _ticks = options.Value.SendsPerSecond is > 0 and var sends ? time.TimestampFrequency / sends : 0;

    /// <summary>Counts a message; gives the time to wait when there is none left.</summary>
    public TimeSpan? TryTake(string member)
    {
        if (_ticks == 0)
            return null;
        var now = time.GetTimestamp();
        while (true)
        {
            var known = _full.TryGetValue(member, out var full);
            var next = Math.Max(full, now) + _ticks;
            if (next - now > time.TimestampFrequency)
                return time.GetElapsedTime(now, next - time.TimestampFrequency);
            if (known ? _full.TryUpdate(member, next, full) : _full.TryAdd(member, next))
            {
                if (!known)
                    Forget(now);
                return null;
            }
        }
    }

    /// <summary>The message was not stored after all.</summary>
    public void GiveBack(string member)
    {
        while (_ticks > 0 && _full.TryGetValue(member, out var full) && !_full.TryUpdate(member, full - _ticks, full))
        {
        }
    }

    private void Forget(long now)
    {
        if (_full.Count <= Remembered)
            return;
        foreach (var (member, full) in _full)
        {
            if (full <= now)
                _full.TryRemove(new(member, full));
        }
    }
}
