using Microsoft.Extensions.Logging;
using PhalNet.Internal.Scanning;

namespace PhalNet.Internal.Modules;

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
