using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace PhalNet;

/// <summary>
/// The modules by name, and the one place where what they serve is published. Its lock is held for moments; whatever takes time happens
/// under the gate of one module.
/// </summary>
internal sealed class ModuleEntries(ServiceRegistry registry, TimeProvider time, ILogger logger)
{
    private readonly Lock _lock = new();
    private readonly List<ModuleEntry> _entries = [];
    private CancellationTokenSource _changed = new();
    private bool _isOutdated;

    public IReadOnlyList<ModuleStatus> Statuses
    {
        get
        {
            lock (_lock)
                return [.. _entries.SelectMany(entry => entry.Statuses)];
        }
    }

    public IChangeToken Changed
    {
        get
        {
            lock (_lock)
                return new CancellationChangeToken(_changed.Token);
        }
    }

    public static InvalidOperationException Exists(string name) =>
        new($"There is a module {name} already; {nameof(IModuleHost.ReplaceAsync)} puts another version in its place.");

    public ModuleEntry[] All()
    {
        lock (_lock)
            return [.. _entries];
    }

    public ModuleInstance[] Instances() => [.. All().Select(entry => entry.Instance).OfType<ModuleInstance>()];

    public ModuleStatus Current(ModuleEntry entry)
    {
        lock (_lock)
            return entry.Statuses.First();
    }

    public ModuleEntry Find(string name)
    {
        lock (_lock)
            return Get(name) ?? throw new InvalidOperationException($"There is no module {name}.");
    }

    /// <summary>Makes room for a module, or finds the room of one that could not work.</summary>
    public ModuleEntry Open(ModuleSource source)
    {
        _ = registry.Snapshot;
        lock (_lock)
        {
            var entry = Get(source.Name);
            if (entry is { Status.State: ModuleState.Faulted or ModuleState.Incompatible, Instance: null })
                return entry;
            if (entry is not null)
                throw Exists(source.Name);
            _entries.Add(entry = new(source, time.GetUtcNow()));
            return entry;
        }
    }

    public void Add(IEnumerable<ModuleInstance> instances)
    {
        var now = time.GetUtcNow();
        Change(() => _entries.AddRange(instances.Select(instance => new ModuleEntry(instance, now))));
    }

    /// <summary>Lets all modules serve.</summary>
    public void Activate() => Change(() =>
    {
        foreach (var entry in _entries)
            entry.Set(ModuleState.Active, time.GetUtcNow());
        PublishNow();
    });

    /// <summary>Lets an instance serve calls, unless its names are taken by other modules; gives those names.</summary>
    public async Task<IReadOnlyList<string>> TryPublishAsync(ModuleEntry entry, ModuleSource source, ModuleInstance instance)
    {
        lock (_lock)
        {
            var others = _entries.Where(other => other != entry).SelectMany(other => other.Instance?.Module.Actions ?? []);
            string[] shared = [.. NameClashes.Between(instance.Module.Actions, [.. others])];
            if (shared.Length > 0)
                return shared;
            entry.Source = source;
            entry.Serve(instance, time.GetUtcNow());
            _isOutdated = true;
        }

        // Modules that start at the same time are published together: a table of thousands of actions takes a while.
        await Task.Yield();
        Publish();
        Change(() => entry.Set(ModuleState.Active, time.GetUtcNow()));
        return [];
    }

    /// <summary>Lets a module serve no more; what served leaves.</summary>
    public void TakeOut(ModuleEntry entry, ModuleState state, IReadOnlyList<string> reasons) => Change(() =>
    {
        entry.Serve(null, time.GetUtcNow());
        entry.Set(state, time.GetUtcNow(), reasons);
        PublishNow();
    });

    public void Set(ModuleEntry entry, ModuleState state, params IReadOnlyList<string> reasons) =>
        Change(() => entry.Set(state, time.GetUtcNow(), reasons));

    /// <summary>Shows which calls keep a version that leaves.</summary>
    public void Straggle(ModuleEntry entry, IReadOnlyList<OpenCall> calls) => Change(() => entry.Stragglers = calls);

    public void Gone(ModuleEntry entry) => Change(entry.Gone);

    /// <summary>Keeps in mind a version that could not be unloaded while another one serves.</summary>
    public void Leaked(ModuleEntry entry, string version, IReadOnlyList<string> reasons) =>
        Change(() => entry.Leaked(version, time.GetUtcNow(), reasons));

    /// <summary>Forgets an attempt that was given up: what was there before is there again.</summary>
    public void GiveUp(ModuleEntry entry, ModuleStatus before) => Change(() =>
    {
        if (before.State == ModuleState.Starting)
            _entries.Remove(entry);
        else
            entry.Set(before);
    });

    public void Remove(ModuleEntry entry) => Change(() => _entries.Remove(entry));

    /// <summary>Forgets all modules; no call finds an action any more.</summary>
    public void Clear() => Change(() =>
    {
        _entries.Clear();
        registry.Publish(new([], new([])));
    });

    private ModuleEntry? Get(string name) => _entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // Nothing to do where somebody else has published meanwhile.
    private void Publish()
    {
        lock (_lock)
        {
            if (_isOutdated)
                PublishNow();
        }
    }

    private void PublishNow()
    {
        LoadedModule[] modules = [.. _entries.Where(entry => entry.Instance is not null).Select(entry => entry.Instance!.Module)];
        var table = new ServiceTable(modules.SelectMany(module => module.Actions));
        registry.Publish(new(modules, table));
        _isOutdated = false;
        CoreLog.TablePublished(logger, modules.Length, table.Actions.Count);
    }

    /// <summary>Changes the modules and tells those who watch, after the lock is free.</summary>
    private void Change(Action change)
    {
        CancellationTokenSource changed;
        lock (_lock)
        {
            change();
            changed = _changed;
            _changed = new();
        }

        try
        {
            changed.Cancel();
        }
        catch (AggregateException exception)
        {
            CoreLog.WatcherFailed(logger, exception);
        }
    }
}
