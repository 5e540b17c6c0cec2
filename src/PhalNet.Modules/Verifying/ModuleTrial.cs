using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Modules;

/// <summary>
/// Loads a module into a host, starts and tests it, and removes it again, as a replacement would. Intended for a host without other calls;
/// nothing is recorded in <see cref="IModuleStates"/>.
/// </summary>
public sealed class ModuleTrial
{
    private readonly IModuleHost _host;
    private readonly IServiceRegistry _registry;
    private readonly ModuleLoading _loading;

    /// <param name="services">The services of a started host with <c>AddModulesDirectory</c>.</param>
    public ModuleTrial(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        _host = services.GetRequiredService<IModuleHost>();
        _registry = services.GetRequiredService<IServiceRegistry>();
        _loading = services.GetRequiredService<ModuleLoading>();
    }

    /// <summary>Runs the module once.</summary>
    /// <param name="folder">The module; the folder must not change.</param>
    /// <param name="look">Receives the module's actions while it serves; it must keep no reference to them.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    public async Task<TrialResult> RunAsync(
        ModuleFolder folder, Action<IReadOnlyList<ServiceAction>> look, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(look);
        var started = await _host.AddAsync(new ModuleFolderSource(folder, _loading), cancellation);
        if (started.State == ModuleState.Active)
            look([.. _registry.Current.Actions.Where(action => action.Module.Name == folder.Manifest.Id)]);
        var removed = await _host.RemoveAsync(folder.Manifest.Id, cancellation);
        return new(started.State, started.Reasons, removed.Reasons);
    }
}

/// <summary>The result of a trial.</summary>
/// <param name="State"><see cref="ModuleState.Active"/> if the module has started.</param>
/// <param name="Reasons">Why it has not started.</param>
/// <param name="LeftBehind">Why it could not be unloaded; empty if it was unloaded.</param>
public sealed record TrialResult(ModuleState State, IReadOnlyList<string> Reasons, IReadOnlyList<string> LeftBehind);
