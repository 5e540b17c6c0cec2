using Microsoft.Extensions.Primitives;

namespace PhalNet;

/// <summary>
/// Adds, replaces and takes out modules while calls are served. What one operation changes is published as a whole; operations on the
/// same module follow one another.
/// </summary>
/// <remarks>
/// A module that cannot work becomes <see cref="ModuleState.Faulted"/>, with every reason; nothing else is touched, and what served
/// calls before goes on. A module that leaves takes no more calls; its streams are told to end (<see cref="ICallContext.Draining"/>),
/// calls under way have the time of <see cref="PhalNetOptions.DrainTimeout"/> and are then cancelled; its hosted services are stopped,
/// its services disposed, its source unloaded. The tasks end when all of that is done. A cancelled operation leaves everything as it was.
/// A host that stops takes no more operations.
/// </remarks>
public interface IModuleHost
{
    /// <summary>
    /// The modules, in the order they were added; after each those versions of it that are leaving or could not be unloaded.
    /// </summary>
    IReadOnlyList<ModuleStatus> Modules { get; }

    /// <summary>Tells the next change of <see cref="Modules"/>' states.</summary>
    IChangeToken Changed { get; }

    /// <summary>Adds a module, or tries one anew that is faulted.</summary>
    /// <exception cref="InvalidOperationException">There is a module of the name.</exception>
    Task<ModuleStatus> AddAsync(ModuleSource source, CancellationToken cancellation = default);

    /// <summary>
    /// Puts another version in the place of a module. When it cannot work, its status is returned and the old one goes on.
    /// </summary>
    /// <param name="name">The module's name.</param>
    /// <param name="source">The other version; null sets the same source up again, which reads configuration and rules anew.</param>
    /// <param name="cancellation">Gives up, up to the moment the new version serves calls.</param>
    /// <exception cref="InvalidOperationException">There is no module of the name, or the source has another name.</exception>
    Task<ModuleStatus> ReplaceAsync(string name, ModuleSource? source = null, CancellationToken cancellation = default);

    /// <summary>Switches a module on again; one that is active stays as it is.</summary>
    /// <exception cref="InvalidOperationException">There is no module of the name.</exception>
    Task<ModuleStatus> EnableAsync(string name, CancellationToken cancellation = default);

    /// <summary>Switches a module off: its services are unknown to callers until it is enabled.</summary>
    /// <exception cref="InvalidOperationException">There is no module of the name.</exception>
    Task<ModuleStatus> DisableAsync(string name, CancellationToken cancellation = default);

    /// <summary>
    /// Switches a module off because it does harm. It leaves as with <see cref="DisableAsync"/> and is then
    /// <see cref="ModuleState.Faulted"/>; <see cref="EnableAsync"/> or <see cref="ReplaceAsync"/> bring one back.
    /// </summary>
    /// <param name="name">The module's name.</param>
    /// <param name="reason">Why, in one sentence; it becomes the reason of the status.</param>
    /// <param name="cancellation">Gives up, up to the moment the module is taken out.</param>
    /// <exception cref="InvalidOperationException">There is no module of the name.</exception>
    Task<ModuleStatus> FaultAsync(string name, string reason, CancellationToken cancellation = default);

    /// <summary>Takes a module out.</summary>
    /// <exception cref="InvalidOperationException">There is no module of the name.</exception>
    Task<ModuleStatus> RemoveAsync(string name, CancellationToken cancellation = default);
}
