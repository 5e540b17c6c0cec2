using System.Diagnostics;
using System.Globalization;

namespace PhalNet.Benchmarks.Platform;

/// <summary>Times in ticks of the stopwatch.</summary>
internal sealed class Latencies
{
    private readonly Lock _lock = new();
    private List<long> _ticks = [];

    public void Add(long ticks)
    {
        lock (_lock)
            _ticks.Add(ticks);
    }

    /// <summary>The members count, p50, p99 and max of a JSON object, in milliseconds; then begins anew.</summary>
    public string Take(string prefix = "")
    {
        List<long> ticks;
        lock (_lock)
            (ticks, _ticks) = (_ticks, []);
        ticks.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\"{prefix}count\": {ticks.Count}, \"{prefix}p50\": {At(ticks, 0.5):F3}, \"{prefix}p99\": {At(ticks, 0.99):F3}, "
            + $"\"{prefix}max\": {At(ticks, 1):F3}");
    }

    private static double At(List<long> ticks, double part) => ticks.Count == 0
        ? 0
        : ticks[Math.Min(ticks.Count - 1, (int)(part * ticks.Count))] * 1e3 / Stopwatch.Frequency;
}
