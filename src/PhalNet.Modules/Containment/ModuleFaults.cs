using System.Collections.Concurrent;

namespace PhalNet.Modules;

/// <summary>Faults that guards have found, until the modules are faulted for them.</summary>
internal sealed class ModuleFaults
{
    private readonly ConcurrentDictionary<ModuleGuard, string?> _guards = [];

    public void Watch(ModuleGuard guard) => _guards[guard] = null;

    public void Forget(ModuleGuard guard) => _guards.TryRemove(guard, out _);

    /// <summary>Marks a module to be faulted; only the first reason is kept.</summary>
    public void Report(ModuleGuard guard, string reason) => _guards.TryUpdate(guard, reason, comparisonValue: null);

    /// <summary>Returns the faults found since the last call.</summary>
    public IReadOnlyList<ModuleFault> Take()
    {
        var found = new List<ModuleFault>();
        foreach (var (guard, reported) in _guards)
        {
            if (guard.Draining.IsCancellationRequested || (reported ?? guard.FindOverrun()) is not { } reason)
                continue;
            Forget(guard);
            found.Add(new(guard.Module, reason, guard.OnFailure, guard.Draining));
        }

        return found;
    }
}

/// <summary>A running module that is to be faulted.</summary>
/// <param name="Module">The module.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Policy">What happens afterwards.</param>
/// <param name="Draining">Cancelled when the instance at fault drains: it no longer serves calls.</param>
internal sealed record ModuleFault(string Module, string Reason, ModuleFailurePolicy Policy, CancellationToken Draining);
