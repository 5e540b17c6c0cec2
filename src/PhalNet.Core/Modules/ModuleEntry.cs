namespace PhalNet;

/// <summary>What the host knows of a module by its name, whichever version serves.</summary>
internal sealed class ModuleEntry(ModuleSource source, DateTimeOffset now)
{
    private readonly List<ModuleStatus> _leaked = [];
    private DateTimeOffset _leavingSince;

    public ModuleEntry(ModuleInstance instance, DateTimeOffset now) : this(instance.Source, now) => Instance = instance;

    /// <summary>One operation at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Waits for the operation under way.</summary>
    public async Task EndOperationAsync(CancellationToken cancellation)
    {
        // A token that has been cancelled already fails the wait for a gate that is open, too.
        if (!Gate.Wait(0, CancellationToken.None))
            await Gate.WaitAsync(cancellation);
        Gate.Release();
    }

    public ModuleSource Source { get; set; } = source;

    /// <summary>What serves calls, null when nothing does.</summary>
    public ModuleInstance? Instance { get; private set; }

    public string Name => Source.Name;

    public ModuleStatus Status { get; private set; } = new(source.Name, source.Version, ModuleState.Starting, [], now, 0);

    /// <summary>What serves no more calls and waits for its last, null when nothing does.</summary>
    public ModuleInstance? Leaving { get; private set; }

    /// <summary>The calls of what leaves that have not ended in time; kept until something leaves again.</summary>
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

    /// <summary>Lets an instance serve, or none; the one before leaves.</summary>
    public void Serve(ModuleInstance? instance, DateTimeOffset now) =>
        (Leaving, _leavingSince, Instance, Stragglers) = (Instance, now, instance, []);

    public void Gone() => Leaving = null;

    public void Leaked(string version, DateTimeOffset now, IReadOnlyList<string> reasons) =>
        _leaked.Add(new(Name, version, ModuleState.Leaked, reasons, now, 0) { Stragglers = Stragglers });
}
