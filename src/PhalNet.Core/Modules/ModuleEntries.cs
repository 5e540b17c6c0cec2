using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace PhalNet;

/// <summary>
/// The modules by name; the only place where the served table is published. Its lock is held briefly; long-running work is done under the
/// lock of one module.
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
        new($"The module {name} already exists; replace it with {nameof(IModuleHost.ReplaceAsync)}.");

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

    /// <summary>Adds an entry for a module, or finds the entry of one that could not be started.</summary>
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

    /// <summary>Activates all modules.</summary>
    public void Activate() => Change(() =>
    {
        foreach (var entry in _entries)
            entry.Set(ModuleState.Active, time.GetUtcNow());
        PublishNow();
    });

    /// <summary>Publishes an instance, unless its names are used by other modules; returns those names.</summary>
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

        // Modules that start at the same time are published together: building a table of thousands of actions takes a while.
        await Task.Yield();
        Publish();
        Change(() => entry.Set(ModuleState.Active, time.GetUtcNow()));
        return [];
    }

    /// <summary>Removes a module's instance from the table.</summary>
    public void TakeOut(ModuleEntry entry, ModuleState state, IReadOnlyList<string> reasons) => Change(() =>
    {
        entry.Serve(null, time.GetUtcNow());
        entry.Set(state, time.GetUtcNow(), reasons);
        PublishNow();
    });

    public void Set(ModuleEntry entry, ModuleState state, params IReadOnlyList<string> reasons) =>
        Change(() => entry.Set(state, time.GetUtcNow(), reasons));

    /// <summary>Sets the calls that still keep an old version alive.</summary>
    public void Straggle(ModuleEntry entry, IReadOnlyList<OpenCall> calls) => Change(() => entry.Stragglers = calls);

    public void Gone(ModuleEntry entry) => Change(entry.Gone);

    /// <summary>Records a version that could not be unloaded while another one serves calls.</summary>
    public void Leaked(ModuleEntry entry, string version, IReadOnlyList<string> reasons) =>
        Change(() => entry.Leaked(version, time.GetUtcNow(), reasons));

    /// <summary>Reverts an abandoned attempt to the previous status.</summary>
    public void GiveUp(ModuleEntry entry, ModuleStatus before) => Change(() =>
    {
        if (before.State == ModuleState.Starting)
            _entries.Remove(entry);
        else
            entry.Set(before);
    });

    public void Remove(ModuleEntry entry) => Change(() => _entries.Remove(entry));

    /// <summary>Removes all modules; no action can be found afterwards.</summary>
    public void Clear() => Change(() =>
    {
        _entries.Clear();
        registry.Publish(new([], new([])));
    });

    private ModuleEntry? Get(string name) => _entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // Does nothing if another thread has published in between.
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

    /// <summary>Changes the modules and notifies watchers after the lock has been released.</summary>
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
