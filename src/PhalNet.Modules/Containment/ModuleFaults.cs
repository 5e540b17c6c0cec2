using System.Collections.Concurrent;

namespace PhalNet.Modules;

/// <summary>What guards have found, until the modules are taken out for it.</summary>
internal sealed class ModuleFaults
{
    private readonly ConcurrentDictionary<ModuleGuard, string?> _guards = [];

    public void Watch(ModuleGuard guard) => _guards[guard] = null;

    public void Forget(ModuleGuard guard) => _guards.TryRemove(guard, out _);

    /// <summary>Notes that a module is to be taken out; the first reason stays.</summary>
    public void Report(ModuleGuard guard, string reason) => _guards.TryUpdate(guard, reason, comparisonValue: null);

    /// <summary>Gives away what was found since the last time.</summary>
    public IReadOnlyList<ModuleFault> Take()
    {
        var found = new List<ModuleFault>();
        foreach (var (guard, reported) in _guards)
        {
            if ((reported ?? guard.FindOverrun()) is not { } reason)
                continue;
            Forget(guard);
            found.Add(new(guard.Module, guard.Content, reason, guard.OnFailure));
        }

        return found;
    }
}

/// <summary>A module that is to be taken out while it serves.</summary>
/// <param name="Module">The module.</param>
/// <param name="Content">The content of the version that is meant, see <see cref="ModuleFolder.Id"/>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Policy">What happens then.</param>
internal sealed record ModuleFault(string Module, string Content, string Reason, ModuleFailurePolicy Policy);
