using Microsoft.Extensions.Primitives;

namespace PhalNet;

/// <summary>
/// Adds, replaces and removes modules while calls are served. The changes of an operation are published as a whole; operations on the same
/// module run one after the other.
/// </summary>
/// <remarks>
/// A module that cannot be started becomes <see cref="ModuleState.Faulted"/>, with all reasons; nothing else is affected, and a version
/// that served calls before continues to do so. A module that is being removed accepts no more calls; its streams are asked to end
/// (<see cref="ICallContext.Draining"/>); calls in progress may take up to <see cref="PhalNetOptions.DrainTimeout"/> and are then
/// cancelled; its hosted services are stopped, its services disposed and its source unloaded. The tasks complete when all of this is done.
/// A cancelled operation changes nothing. A stopping host accepts no more operations.
/// </remarks>
public interface IModuleHost
{
    /// <summary>
    /// The modules, in the order in which they were added, each followed by its versions that are being unloaded or could not be unloaded.
    /// </summary>
    IReadOnlyList<ModuleStatus> Modules { get; }

    /// <summary>A token for the next change of a state in <see cref="Modules"/>.</summary>
    IChangeToken Changed { get; }

    /// <summary>Adds a module, or retries a faulted one.</summary>
    /// <exception cref="InvalidOperationException">A module of this name exists.</exception>
    Task<ModuleStatus> AddAsync(ModuleSource source, CancellationToken cancellation = default);

    /// <summary>
    /// Replaces a module with another version. If the new version cannot be started, its status is returned and the old version keeps
    /// running.
    /// </summary>
    /// <param name="name">The module's name.</param>
    /// <param name="source">The other version; null sets up the same source again, which rereads configuration and rules.</param>
    /// <param name="cancellation">Cancels the operation until the new version serves calls.</param>
    /// <exception cref="InvalidOperationException">No module has this name, or the source has another name.</exception>
    Task<ModuleStatus> ReplaceAsync(string name, ModuleSource? source = null, CancellationToken cancellation = default);

    /// <summary>Enables a disabled module; an active one is left unchanged.</summary>
    /// <exception cref="InvalidOperationException">No module has this name.</exception>
    Task<ModuleStatus> EnableAsync(string name, CancellationToken cancellation = default);

    /// <summary>Disables a module: its services are unknown to callers until it is enabled again.</summary>
    /// <exception cref="InvalidOperationException">No module has this name.</exception>
    Task<ModuleStatus> DisableAsync(string name, CancellationToken cancellation = default);

    /// <summary>
    /// Disables a module that causes harm. It is stopped as by <see cref="DisableAsync"/> and becomes <see cref="ModuleState.Faulted"/>;
    /// <see cref="EnableAsync"/> or <see cref="ReplaceAsync"/> activate it again.
    /// </summary>
    /// <param name="name">The module's name.</param>
    /// <param name="reason">Why, in one sentence; used as the reason in the status.</param>
    /// <param name="cancellation">Cancels the operation until the module has been removed from the table.</param>
    /// <exception cref="InvalidOperationException">No module has this name.</exception>
    Task<ModuleStatus> FaultAsync(string name, string reason, CancellationToken cancellation = default);

    /// <summary>Removes a module.</summary>
    /// <exception cref="InvalidOperationException">No module has this name.</exception>
    Task<ModuleStatus> RemoveAsync(string name, CancellationToken cancellation = default);
}
