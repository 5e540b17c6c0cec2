using System.Collections.Concurrent;
using NuGet.Versioning;

namespace PhalNet.Modules;

/// <summary>The modules from folders, by name, apart from those compiled into the host.</summary>
internal sealed class ManagedModules(IModuleHost host)
{
    private readonly ConcurrentDictionary<string, ManagedModule> _modules = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ManagedModule> All => _modules.Values;

    public ManagedModule Get(string name) => _modules.GetOrAdd(name, each => new(each));

    public ManagedModule? Find(string name) => _modules.GetValueOrDefault(name);

    public void Forget(ManagedModule module) => _modules.TryRemove(new(module.Name, module));

    /// <summary>The host's status of a module; null if the host has none of that name.</summary>
    public ModuleStatus? Status(string name) =>
        host.Modules.FirstOrDefault(module => module.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether the name belongs to a module compiled into the host. It keeps its name; operations on a folder's module never affect it.
    /// </summary>
    public bool IsForeign(ManagedModule module) => !module.IsAdded && Status(module.Name) is not null;

    /// <summary>The versions of the modules compiled into the host that serve.</summary>
    public Dictionary<string, NuGetVersion> OthersInHost() => host.Modules
        .Where(module => module.State == ModuleState.Active && Find(module.Name) is not { IsAdded: true })
        .ToDictionary(
            module => module.Name,
            module => NuGetVersion.TryParse(module.Version, out var version) ? version : new(0, 0, 0),
            StringComparer.OrdinalIgnoreCase);
}
