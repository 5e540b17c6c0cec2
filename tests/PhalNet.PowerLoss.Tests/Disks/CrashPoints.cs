using System.Text.RegularExpressions;
using PhalNet.PowerLoss.Tests.Tracing;

namespace PhalNet.PowerLoss.Tests.Disks;

/// <summary>A moment at which the power fails.</summary>
/// <param name="Time">The position in the trace.</param>
/// <param name="Moment">What happened then.</param>
internal sealed record CrashPoint(int Time, string Moment)
{
    public static IReadOnlyList<StateVariant> Variants { get; } = Enum.GetValues<StateVariant>();
}

/// <summary>Selects the moments of a trace to be tested.</summary>
internal static partial class CrashPoints
{
    /// <summary>
    /// Just before each sync ends, and the end of the trace. Between two of these points the durable content stays the same while the
    /// promises grow; so these few points, without anything that was not synced, find every loss that a missing sync alone can cause.
    /// </summary>
    public static IReadOnlyList<CrashPoint> BeforeSyncsEnd(Trace trace) =>
        [.. trace.Calls.Where(call => call is { Kind: CallKind.Sync, End: not null }).Select(call => call.End!.Value - 1)
            .Append(trace.Clock + 1).Distinct().Order().Select(time => new CrashPoint(time, "before a sync ends"))];

    /// <summary>Random points, equally many of each kind of moment: the risk is in the rare ones.</summary>
    public static IReadOnlyList<CrashPoint> ByChance(Trace trace, int count, Random random)
    {
        List<Queue<CrashPoint>> kinds = [.. trace.Calls.SelectMany(Moments).GroupBy(point => point.Moment)
            .OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => kind.ToArray()).Select(points =>
            {
                random.Shuffle(points);
                return new Queue<CrashPoint>(points);
            })];
        var chosen = new List<CrashPoint>();
        while (chosen.Count < count && kinds.Count > 0)
        {
            foreach (var kind in kinds.ToArray())
            {
                if (kind.TryDequeue(out var point))
                    chosen.Add(point);
                else
                    kinds.Remove(kind);
            }
        }

        return [.. chosen.Take(count).OrderBy(point => point.Time)];
    }

    private static IEnumerable<CrashPoint> Moments(TracedCall call)
    {
        if (call.Kind == CallKind.Send)
        {
            yield return new(call.Begin, "a reply begins");
            yield break;
        }

        if (call.File is { IsSharedMemory: true })
            yield break;
        var name = Unique().Replace(call.File is { IsDirectory: false } file ? file.Name : call.Name, "*");
        var isHeader = call.Kind == CallKind.Write && call.Offset == 0 && name.EndsWith("-wal", StringComparison.Ordinal);
        var kind = $"{(isHeader ? "Header" : call.Kind)} {name}";
        yield return new(call.Begin, kind + " begins");
        if (call.End is { } end)
            yield return new(end, kind + " ends");
    }

    // The server creates files with random names to check whether it may.
    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Unique();
}
