using System.Collections.Concurrent;
using PhalNet.PowerLoss.Tests.Disks;
using PhalNet.PowerLoss.Tests.Mail;
using PhalNet.PowerLoss.Tests.Records;
using PhalNet.PowerLoss.Tests.Tracing;

namespace PhalNet.PowerLoss.Tests;

/// <summary>A checked state.</summary>
/// <param name="Point">When the power failed.</param>
/// <param name="Variant">What reached the disk.</param>
/// <param name="Seed">The seed of the random choices.</param>
/// <param name="Faults">The errors.</param>
internal sealed record CheckedState(CrashPoint Point, StateVariant Variant, int Seed, IReadOnlyList<string> Faults)
{
    public override string ToString() => $"{Point.Time}:{Variant}:{Seed} ({Point.Moment}): {string.Join("; ", Faults)}";
}

/// <summary>Rebuilds states of the disk from a recording, and checks whether each keeps the promises made by then.</summary>
internal sealed class StateSearch(PowerRecord record, int seed, Func<TracedCall, bool>? ignores = null)
{
    private const int VariantsAtPoint = 2;
    private const int Rounds = 30;

    // Equal states with equal promises are checked once.
    private readonly ConcurrentDictionary<(string Key, int Owed), bool> _known = [];
    private readonly ConcurrentQueue<CheckedState> _checked = [];
    private volatile bool _isOver;

    /// <summary>Where states are written: in memory, because nothing here depends on the disk.</summary>
    public static string Scratch { get; } = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    /// <summary>Checks a number of states, those just before each sync ends first.</summary>
    /// <param name="states">How many.</param>
    /// <param name="untilFault">Whether to stop at the first fault.</param>
    public async Task<IReadOnlyCollection<CheckedState>> RunAsync(int states, bool untilFault = false)
    {
        await CheckAsync([.. CrashPoints.BeforeSyncsEnd(record.Trace).Select(point => (point, StateVariant.None, 0))], untilFault);
        for (var round = 1; round <= Rounds && _checked.Count < states && !_isOver; round++)
        {
            var random = new Random(unchecked((seed * 397) ^ round));
            var points = CrashPoints.ByChance(record.Trace, (states - _checked.Count + VariantsAtPoint - 1) / VariantsAtPoint, random);
            await CheckAsync(
                [.. points.SelectMany(point => Random(random).Select(variant => (point, variant, unchecked((seed * 1000) + round))))],
                untilFault);
        }

        return _checked;
    }

    /// <summary>Checks some points, without anything that was not synced.</summary>
    public async Task<IReadOnlyCollection<CheckedState>> RunAsync(IEnumerable<CrashPoint> points)
    {
        await CheckAsync([.. points.Select(point => (point, StateVariant.None, 0))], untilFault: true);
        return _checked;
    }

    private static StateVariant[] Random(Random random)
    {
        StateVariant[] variants = [.. CrashPoint.Variants];
        random.Shuffle(variants);
        return variants[..VariantsAtPoint];
    }

    // A disk only advances, so each worker has its own and takes every nth state.
    private Task CheckAsync((CrashPoint Point, StateVariant Variant, int Seed)[] states, bool untilFault)
    {
        var workers = Environment.ProcessorCount;
        return Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            var directory = Directory.CreateDirectory(Path.Combine(Scratch, $"phalnet-power-{Guid.NewGuid():N}")).FullName;
            var disk = new Disk(record.Trace, ignores);
            try
            {
                for (var i = worker; i < states.Length && !_isOver; i += workers)
                {
                    if (await CheckAsync(disk, states[i], directory) is not { } result)
                        continue;
                    _checked.Enqueue(result);
                    _isOver |= untilFault && result.Faults.Count > 0;
                }
            }
            finally
            {
                Directory.Delete(directory, recursive: true);
            }
        })));
    }

    private async Task<CheckedState?> CheckAsync(Disk disk, (CrashPoint Point, StateVariant Variant, int Seed) wanted, string directory)
    {
        disk.Advance(wanted.Point.Time);
        var owed = record.Owed(wanted.Point.Time);
        var state = disk.State(wanted.Variant, wanted.Seed);
        if (!_known.TryAdd((state.Key, owed.Count), true))
            return null;
        state.WriteTo(directory);
        return new(wanted.Point, wanted.Variant, wanted.Seed, await StateCheck.FaultsAsync(directory, record.Sent, owed));
    }
}
