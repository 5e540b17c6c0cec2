using System.Collections.Concurrent;
using NuGet.Versioning;

namespace PhalNet.Modules;

/// <summary>The modules from folders that a host has or was asked for, by name, beside those that are its own.</summary>
internal sealed class ManagedModules(IModuleHost host)
{
    private readonly ConcurrentDictionary<string, ManagedModule> _modules = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ManagedModule> All => _modules.Values;

    public ManagedModule Get(string name) => _modules.GetOrAdd(name, each => new(each));

    public ManagedModule? Find(string name) => _modules.GetValueOrDefault(name);

    public void Forget(ManagedModule module) => _modules.TryRemove(new(module.Name, module));

    /// <summary>What the host says of a name; null where it knows none.</summary>
    public ModuleStatus? Status(string name) =>
        host.Modules.FirstOrDefault(module => module.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether the name is that of a module of the host's own. It keeps its name, and what is done to one from a folder never reaches it.
    /// </summary>
    public bool IsForeign(ManagedModule module) => !module.IsAdded && Status(module.Name) is not null;

    /// <summary>The versions of the host's own modules that serve.</summary>
    public Dictionary<string, NuGetVersion> OthersInHost() => host.Modules
        .Where(module => module.State == ModuleState.Active && Find(module.Name) is not { IsAdded: true })
        .ToDictionary(
            module => module.Name,
            module => NuGetVersion.TryParse(module.Version, out var version) ? version : new(0, 0, 0),
            StringComparer.OrdinalIgnoreCase);
}
