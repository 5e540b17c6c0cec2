using System.Text;
using PhalNet.PowerLoss.Tests.Tracing;

namespace PhalNet.PowerLoss.Tests.Disks;

/// <summary>
/// The disk under a trace, from crash point to crash point. What a completed fsync of a file covers is durable; of everything later, any
/// part may be: each sector of 512 bytes of each write separately and in any order, each truncation, and each name that was created or
/// removed since the directory was synced. A file's bytes outside a write stay unchanged.
/// </summary>
internal sealed class Disk
{
    private readonly (int Time, int Order, TracedCall Call)[] _steps;
    private readonly Dictionary<TracedFile, FileImage> _durable = [];
    private readonly Dictionary<TracedFile, int> _versions = [];
    private readonly Dictionary<TracedFile, List<TracedCall>> _pending = [];
    private readonly List<TracedCall> _pendingNames = [];
    private readonly HashSet<TracedCall> _done = [];
    private readonly Dictionary<TracedCall, TracedCall[]> _covered = [];
    private readonly Dictionary<string, TracedFile?> _names;
    private int _next;

    /// <param name="trace">The calls.</param>
    /// <param name="ignores">Syncs to be ignored, to check that their absence is noticed.</param>
    public Disk(Trace trace, Func<TracedCall, bool>? ignores = null)
    {
        _names = trace.InitialNames.ToDictionary(pair => pair.Key, pair => (TracedFile?)pair.Value);
        foreach (var file in trace.Files)
            (_durable[file], _pending[file], _versions[file]) = (new(file.Contents), [], 0);
        _steps = [.. trace.Calls
            .Where(call => call.Kind != CallKind.Send && !IsOfSharedMemory(call))
            .Where(call => call.Kind != CallKind.Sync || ignores is null || !ignores(call))
            .SelectMany(Steps).OrderBy(step => step.Time).ThenBy(step => step.Order)];
    }

    public int Time { get; private set; }

    /// <summary>Advances past every step up to a time.</summary>
    public void Advance(int time)
    {
        for (; _next < _steps.Length && _steps[_next].Time <= time; _next++)
        {
            var (_, order, call) = _steps[_next];
            if (call.Kind == CallKind.Sync)
                Sync(call, isEnd: order > 0);
            else if (order == 0)
                Pending(call).Add(call);
            else if (order == 1)
                _done.Add(call);
            else
                Pending(call).Remove(call);
        }

        Time = time;
    }

    /// <summary>A possible state at this time; the same one for the same seed.</summary>
    public DiskState State(StateVariant variant, int seed)
    {
        var random = new Random(unchecked((((Time * 397) ^ (int)variant) * 397) ^ seed));
        TracedCall[] calls = [.. _pending.Where(pair => !pair.Key.IsSharedMemory && Exists(pair.Key)).SelectMany(pair => pair.Value)
            .OrderBy(call => call.Begin)];
        var chosen = new Choice(variant, random).Of(calls);
        var key = new StringBuilder();
        var files = new Dictionary<string, FileState>();
        foreach (var (name, file) in Names(variant, random, key))
        {
            if (file.IsSharedMemory)
                continue;
            var parts = variant == StateVariant.Garbage ? Rubbish(calls.Where(call => call.File == file), random) : [];
            Add(parts, chosen.Where(choice => choice.Call.File == file), key);
            if (variant == StateVariant.Size)
                Lengthen(parts, calls.Where(call => call.File == file), _durable[file].Length, key);
            files.Add(name, new(_durable[file], parts));
        }

        if (variant == StateVariant.Garbage)
            key.Append(Time).Append(':').Append(seed);
        return new(key.ToString(), files);
    }

    private static IEnumerable<(int Time, int Order, TracedCall Call)> Steps(TracedCall call)
    {
        yield return (call.Begin, 0, call);
        if (call.End is { } end)
            yield return (end, 1, call);
        if (call.Undone is { } undone)
            yield return (undone, 2, call);
    }

    private static bool IsOfSharedMemory(TracedCall call) =>
        call is { Kind: CallKind.Write or CallKind.Truncate, File.IsSharedMemory: true };

    private List<TracedCall> Pending(TracedCall call) => call.Kind == CallKind.Name ? _pendingNames : _pending[call.File!];

    private bool Exists(TracedFile file) => _names.ContainsValue(file) || _pendingNames.Any(call => call.File == file);

    // A sync covers what had ended before it began.
    private void Sync(TracedCall sync, bool isEnd)
    {
        var pending = sync.File!.IsDirectory ? _pendingNames : _pending[sync.File];
        if (!isEnd)
        {
            _covered[sync] = [.. pending.Where(_done.Contains)];
            return;
        }

        _covered.Remove(sync, out var covered);
        foreach (var call in covered!.Where(pending.Remove))
        {
            if (call.Kind == CallKind.Name)
                _names[call.Name] = call.File;
            else
            {
                _durable[call.File!].Do(call);
                _versions[call.File!]++;
            }
        }
    }

    private List<(string Name, TracedFile File)> Names(StateVariant variant, Random random, StringBuilder key)
    {
        var names = new Dictionary<string, TracedFile?>(_names);
        foreach (var changes in _pendingNames.GroupBy(call => call.Name))
        {
            TracedCall[] calls = [.. changes];
            var count = variant switch
            {
                StateVariant.None => 0,
                StateVariant.All or StateVariant.Prefix => calls.Length,
                _ => random.Next(calls.Length + 1),
            };
            if (count > 0)
                names[changes.Key] = calls[count - 1].File;
        }

        List<(string Name, TracedFile File)> files = [.. names.Where(pair => pair.Value is not null)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value!))];
        foreach (var (name, file) in files)
            key.Append(name).Append('=').Append(file).Append('v').Append(_versions[file]).Append(';');
        return files;
    }

    private static List<(int Offset, ReadOnlyMemory<byte>? Data)> Rubbish(IEnumerable<TracedCall> calls, Random random)
    {
        var parts = new List<(int, ReadOnlyMemory<byte>?)>();
        foreach (var call in calls.Where(call => call.Kind == CallKind.Write && random.Next(2) == 0))
        {
            var (offset, data) = call.Part(random.Next(call.Sectors));
            var rubbish = new byte[data.Length];
            random.NextBytes(rubbish);
            parts.Add((offset, rubbish));
        }

        return parts;
    }

    private static void Add(
        List<(int Offset, ReadOnlyMemory<byte>? Data)> parts, IEnumerable<(TracedCall Call, bool[]? Sectors)> chosen, StringBuilder key)
    {
        foreach (var (call, sectors) in chosen)
        {
            key.Append(call.Begin);
            if (call.Kind == CallKind.Truncate)
                parts.Add((call.Offset, null));
            else if (sectors is null || sectors.All(arrives => arrives))
                parts.Add((call.Offset, call.Data));
            else
            {
                key.Append('/').AppendJoin(null, sectors.Select(arrives => arrives ? '1' : '0'));
                parts.AddRange(Enumerable.Range(0, sectors.Length).Where(sector => sectors[sector]).Select(call.Part)
                    .Select(part => (part.Offset, (ReadOnlyMemory<byte>?)part.Data)));
            }

            key.Append(',');
        }
    }

    // The files have their full lengths, but not all data.
    private static void Lengthen(
        List<(int Offset, ReadOnlyMemory<byte>? Data)> parts, IEnumerable<TracedCall> calls, int durable, StringBuilder key)
    {
        var length = parts.Where(part => part.Data is not null).Select(part => part.Offset + part.Data!.Value.Length).Append(durable).Max();
        var full = calls.Where(call => call.Kind == CallKind.Write).Select(call => call.Offset + call.Data.Length).DefaultIfEmpty(0).Max();
        if (full <= length)
            return;
        parts.Add((full, null));
        key.Append('+').Append(full);
    }
}
