namespace PhalNet;

/// <summary>Gives access to the modules and actions that serve calls.</summary>
public interface IServiceRegistry
{
    /// <summary>The current modules and their table.</summary>
    /// <exception cref="InvalidOperationException">The host has not been started.</exception>
    ModuleSnapshot Snapshot { get; }

    /// <summary>The current table.</summary>
    /// <exception cref="InvalidOperationException">The host has not been started.</exception>
    ServiceTable Current => Snapshot.Table;

    /// <summary>The modules of the current table.</summary>
    /// <exception cref="InvalidOperationException">The host has not been started.</exception>
    IReadOnlyList<LoadedModule> Modules => Snapshot.Modules;
}

/// <summary>The modules that serve calls at one point in time, with the table of their actions; replaced as a whole.</summary>
/// <param name="Modules">The modules, in the order in which they were added.</param>
/// <param name="Table">All their actions.</param>
public sealed record ModuleSnapshot(IReadOnlyList<LoadedModule> Modules, ServiceTable Table);

/// <summary>
/// Selects the table in which a call is looked up: the extension point for canary releases and A/B tests. A host registers its
/// implementation.
/// </summary>
public interface ITableSelector
{
    /// <summary>Returns the table of the snapshot, or a table of some of its actions.</summary>
    ServiceTable Select(CallRequest request, ModuleSnapshot snapshot);
}

internal sealed class OneTable : ITableSelector
{
    public ServiceTable Select(CallRequest request, ModuleSnapshot snapshot) => snapshot.Table;
}

internal sealed class ServiceRegistry : IServiceRegistry
{
    private ModuleSnapshot? _snapshot;

    public ModuleSnapshot Snapshot => Volatile.Read(ref _snapshot)
        ?? throw new InvalidOperationException("No services are published yet: start the host first (await host.StartAsync()).");

    public void Publish(ModuleSnapshot snapshot) => Volatile.Write(ref _snapshot, snapshot);
}
