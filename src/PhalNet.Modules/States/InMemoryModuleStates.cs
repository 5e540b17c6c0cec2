namespace PhalNet.Modules;

/// <summary>Desired states that end with the process: after a start the watched directory alone determines them.</summary>
internal sealed class InMemoryModuleStates : IModuleStates
{
    private const int MostEntries = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, WantedModule> _wanted = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _seen = [];
    private readonly LinkedList<ModuleHistoryEntry> _history = [];
    private ModuleReport? _report;
    private long _change;

    /// <summary>The latest report.</summary>
    public ModuleReport? Report
    {
        get
        {
            lock (_lock)
                return _report;
        }
    }

    public ValueTask<WantedModules> GetWantedAsync(CancellationToken cancellation)
    {
        lock (_lock)
            return new(new WantedModules([.. _wanted.Values], _change));
    }

    public ValueTask<long> ChangeAsync(
        string name, Func<WantedModule?, WantedModule?> change, ModuleHistoryEntry entry, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (change(_wanted.GetValueOrDefault(name)) is { } wanted)
                _wanted[name] = wanted;
            else
                _wanted.Remove(name);
            Note(entry);
            return new(++_change);
        }
    }

    public ValueTask SetGoodAsync(string name, string content, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_wanted.GetValueOrDefault(name) is { } wanted)
                _wanted[name] = wanted with { Good = content };
        }

        return default;
    }

    public ValueTask<IReadOnlyDictionary<string, string>> GetSeenAsync(CancellationToken cancellation)
    {
        lock (_lock)
            return new(_seen.ToDictionary());
    }

    public ValueTask SetSeenAsync(string path, string? content, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (content is null)
                _seen.Remove(path);
            else
                _seen[path] = content;
        }

        return default;
    }

    public ValueTask ReportAsync(ModuleReport report, CancellationToken cancellation)
    {
        lock (_lock)
            _report = report;
        return default;
    }

    public ValueTask<ModuleReport?> GetReportAsync(CancellationToken cancellation) => new(Report);

    public ValueTask NoteAsync(ModuleHistoryEntry entry, CancellationToken cancellation)
    {
        lock (_lock)
            Note(entry);
        return default;
    }

    public ValueTask<IReadOnlyList<ModuleHistoryEntry>> GetHistoryAsync(string? name, int count, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var found = _history.Where(entry => name is null || entry.Module.Equals(name, StringComparison.OrdinalIgnoreCase));
            return new([.. found.Take(count)]);
        }
    }

    private void Note(ModuleHistoryEntry entry)
    {
        _history.AddFirst(entry);
        if (_history.Count > MostEntries)
            _history.RemoveLast();
    }
}
