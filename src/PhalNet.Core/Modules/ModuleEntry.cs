namespace PhalNet;

/// <summary>The host's record of a module name, independent of the running version.</summary>
internal sealed class ModuleEntry(ModuleSource source, DateTimeOffset now)
{
    private readonly List<ModuleStatus> _leaked = [];
    private DateTimeOffset _leavingSince;

    public ModuleEntry(ModuleInstance instance, DateTimeOffset now) : this(instance.Source, now) => Instance = instance;

    /// <summary>Allows one operation at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Waits for the current operation to end.</summary>
    public async Task EndOperationAsync(CancellationToken cancellation)
    {
        // WaitAsync fails with a cancelled token even when the lock is free.
        if (!Gate.Wait(0, CancellationToken.None))
            await Gate.WaitAsync(cancellation);
        Gate.Release();
    }

    public ModuleSource Source { get; set; } = source;

    /// <summary>The instance that serves calls; null for none.</summary>
    public ModuleInstance? Instance { get; private set; }

    public string Name => Source.Name;

    public ModuleStatus Status { get; private set; } = new(source.Name, source.Version, ModuleState.Starting, [], now, 0);

    /// <summary>The previous instance that is draining; null for none.</summary>
    public ModuleInstance? Leaving { get; private set; }

    /// <summary>The calls of the previous instance that did not end in time; kept until the next instance drains.</summary>
    public IReadOnlyList<OpenCall> Stragglers { get; set; } = [];

    public IEnumerable<ModuleStatus> Statuses
    {
        get
        {
            yield return Status with { OpenCalls = Instance?.Module.OpenCalls ?? 0 };
            if (Leaving is { Module: var old })
                yield return new(Name, old.Version, ModuleState.Draining, [], _leavingSince, old.OpenCalls) { Stragglers = Stragglers };
            foreach (var leaked in _leaked)
                yield return leaked;
        }
    }

    public void Set(ModuleState state, DateTimeOffset now, params IReadOnlyList<string> reasons)
    {
        var version = Instance?.Module.Version ?? (Source.Version.Length > 0 ? Source.Version : Status.Version);
        Status = new(Name, version, state, reasons, now, 0) { Stragglers = state == ModuleState.Leaked ? Stragglers : [] };
    }

    public void Set(ModuleStatus status) => Status = status;

    /// <summary>Sets the instance that serves calls, or none; the previous one drains.</summary>
    public void Serve(ModuleInstance? instance, DateTimeOffset now) =>
        (Leaving, _leavingSince, Instance, Stragglers) = (Instance, now, instance, []);

    public void Gone() => Leaving = null;

    public void Leaked(string version, DateTimeOffset now, IReadOnlyList<string> reasons) =>
        _leaked.Add(new(Name, version, ModuleState.Leaked, reasons, now, 0) { Stragglers = Stragglers });
}
