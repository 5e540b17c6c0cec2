namespace PhalNet;

/// <summary>What the host knows of a module by its name, whichever version serves.</summary>
internal sealed class ModuleEntry(ModuleSource source, DateTimeOffset now)
{
    private readonly List<(ModuleInstance Instance, DateTimeOffset Since)> _leaving = [];
    private readonly List<ModuleStatus> _leaked = [];

    /// <summary>One operation at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Waits for the operation under way.</summary>
    public async Task EndOperationAsync(CancellationToken cancellation)
    {
        await Gate.WaitAsync(cancellation);
        Gate.Release();
    }

    public ModuleSource Source { get; set; } = source;

    /// <summary>What serves calls, null when nothing does.</summary>
    public ModuleInstance? Instance { get; set; }

    public string Name => Source.Name;

    public ModuleStatus Status { get; private set; } = new(source.Name, source.Version, ModuleState.Starting, [], now, 0);

    public IEnumerable<ModuleStatus> Statuses =>
    [
        Status with { OpenCalls = Instance?.Module.OpenCalls ?? 0 },
        .. _leaving.Select(old => Leaving(old.Instance.Module, old.Since)),
        .. _leaked,
    ];

    public void Set(ModuleState state, DateTimeOffset now, params IReadOnlyList<string> reasons) =>
        Status = new(Name, Instance?.Module.Version ?? VersionOfSource, state, reasons, now, 0);

    public void Set(ModuleStatus status) => Status = status;

    private string VersionOfSource => Source.Version.Length > 0 ? Source.Version : Status.Version;

    private ModuleStatus Leaving(LoadedModule old, DateTimeOffset since) =>
        new(Name, old.Version, ModuleState.Draining, [], since, old.OpenCalls);

    public void Leave(ModuleInstance instance, DateTimeOffset now) => _leaving.Add((instance, now));

    public void Gone(ModuleInstance instance) => _leaving.RemoveAll(old => old.Instance == instance);

    public void Leaked(string version, DateTimeOffset now, IReadOnlyList<string> reasons) =>
        _leaked.Add(new(Name, version, ModuleState.Leaked, reasons, now, 0));
}
