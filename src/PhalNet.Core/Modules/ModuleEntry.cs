namespace PhalNet;

/// <summary>What the host knows of a module by its name, whichever version serves.</summary>
internal sealed class ModuleEntry(ModuleSource source, DateTimeOffset now)
{
    private readonly List<(ModuleInstance Instance, DateTimeOffset Since)> _leaving = [];

    /// <summary>One operation at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    public ModuleSource Source { get; set; } = source;

    /// <summary>What serves calls, null when nothing does.</summary>
    public ModuleInstance? Instance { get; set; }

    public string Name => Source.Name;

    public ModuleStatus Status { get; private set; } = new(source.Name, source.Version, ModuleState.Starting, [], now, 0);

    public IEnumerable<ModuleStatus> Statuses =>
        [Status with { OpenCalls = Instance?.Module.OpenCalls ?? 0 }, .. _leaving.Select(old => Leaving(old.Instance.Module, old.Since))];

    public void Set(ModuleState state, DateTimeOffset now, params IReadOnlyList<string> reasons) =>
        Status = new(Name, Instance?.Module.Version ?? Status.Version, state, reasons, now, 0);

    private ModuleStatus Leaving(LoadedModule old, DateTimeOffset since) =>
        new(Name, old.Version, ModuleState.Draining, [], since, old.OpenCalls);

    public void Leave(ModuleInstance instance, DateTimeOffset now) => _leaving.Add((instance, now));

    public void Gone(ModuleInstance instance) => _leaving.RemoveAll(old => old.Instance == instance);
}
