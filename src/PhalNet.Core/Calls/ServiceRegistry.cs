namespace PhalNet;

/// <summary>Shows what calls are served from.</summary>
public interface IServiceRegistry
{
    /// <summary>The modules and the table in force.</summary>
    /// <exception cref="InvalidOperationException">The host has not been started.</exception>
    ModuleSnapshot Snapshot { get; }

    /// <summary>The table in force.</summary>
    /// <exception cref="InvalidOperationException">The host has not been started.</exception>
    ServiceTable Current => Snapshot.Table;

    /// <summary>The modules of the table in force.</summary>
    /// <exception cref="InvalidOperationException">The host has not been started.</exception>
    IReadOnlyList<LoadedModule> Modules => Snapshot.Modules;
}

/// <summary>The modules that serve calls at one time and the table of their actions; it is replaced as a whole.</summary>
/// <param name="Modules">The modules, in the order they were added.</param>
/// <param name="Table">All their actions.</param>
public sealed record ModuleSnapshot(IReadOnlyList<LoadedModule> Modules, ServiceTable Table);

/// <summary>Chooses the table that a call is looked up in: the one place for canaries and A/B tests. A host registers its own.</summary>
public interface ITableSelector
{
    /// <summary>Gives the table of the snapshot, or one made of some of its actions.</summary>
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
