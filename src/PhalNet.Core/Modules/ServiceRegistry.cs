using Microsoft.Extensions.Logging;

namespace PhalNet;

/// <summary>Holds the table that calls are served from.</summary>
public interface IServiceRegistry
{
    /// <summary>The table in force.</summary>
    /// <exception cref="InvalidOperationException">The host has not been started.</exception>
    ServiceTable Current { get; }

    /// <summary>The modules of the table in force.</summary>
    IReadOnlyList<LoadedModule> Modules { get; }

    /// <summary>
    /// Reads the declarations of all modules and the rule sources again and puts a new table in force; calls under way end on the old one.
    /// </summary>
    /// <exception cref="DeclarationException">There are mistakes; the table in force stays.</exception>
    void Reload();
}

internal sealed class ServiceRegistry(ModuleHost host, ServiceScanner scanner, ILogger<ServiceRegistry> logger) : IServiceRegistry
{
    private readonly Lock _reloading = new();
    private ServiceTable? _current;

    public ServiceTable Current => Volatile.Read(ref _current) ?? throw NotStarted();

    public IReadOnlyList<LoadedModule> Modules => host.Modules;

    public void Reload()
    {
        _ = Current;
        Publish();
    }

    /// <summary>Reads all declarations and puts a table of them in force, one after another, so that no older one stays.</summary>
    public void Publish()
    {
        lock (_reloading)
        {
            var actions = scanner.Scan();
            Volatile.Write(ref _current, new ServiceTable(actions));
            CoreLog.TablePublished(logger, host.Modules.Count, actions.Count);
        }
    }

    /// <summary>Enters the table in force, so that whoever replaces it can wait for the calls on it.</summary>
    public ServiceTable Enter()
    {
        while (true)
        {
            var table = Current;
            table.Enter();
            if (ReferenceEquals(table, Volatile.Read(ref _current)))
                return table;
            table.Leave();
        }
    }

    private static InvalidOperationException NotStarted() =>
        new("No services are published yet: start the host first (await host.StartAsync()).");
}
