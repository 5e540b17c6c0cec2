using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace PhalNet;

/// <summary>
/// The source of a module: an assembly of the host, a folder, a package. Encapsulates how the module is loaded and into which context.
/// </summary>
public abstract class ModuleSource
{
    /// <summary>The module's name: letters and digits, starting with a letter, such as <c>Platform</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The module's version; empty when it is only known after loading.</summary>
    public virtual string Version => "";

    /// <summary>
    /// Loads the module. Called again after <see cref="UnloadAsync"/> when a disabled module is enabled. Also called while the module is
    /// loaded, when it is set up again; then it returns what it has loaded.
    /// </summary>
    public abstract ValueTask<ModuleContent> LoadAsync(CancellationToken cancellation);

    /// <summary>
    /// Unloads the module after its last call has ended, its hosted services have stopped and its services have been disposed; also after
    /// loading has failed, and when the host stops. An exception makes the module <see cref="ModuleState.Leaked"/>, with the message as the
    /// reason.
    /// </summary>
    public virtual ValueTask UnloadAsync() => default;
}

/// <summary>A loaded module: its classes and its setup.</summary>
/// <param name="Assembly">The assembly.</param>
public sealed record ModuleContent(Assembly Assembly)
{
    /// <summary>The service classes; null for all of the assembly.</summary>
    public IReadOnlyList<Type>? Services { get; init; }

    /// <summary>
    /// Validates the module's configuration section and returns one sentence per error; null for no validation. A section that is invalid
    /// at start is an error of the module; a later change to an invalid section is ignored.
    /// </summary>
    public Func<IConfiguration, IReadOnlyList<string>>? CheckConfiguration { get; init; }

    /// <summary>What the source adds to the module before its setup; null for nothing.</summary>
    public Action<IModuleBuilder>? Prepare { get; init; }

    /// <summary>Sets up the module; null when an <see cref="IModule"/> of the assembly does.</summary>
    public Action<IModuleBuilder>? Configure { get; init; }
}

/// <summary>A module that is compiled into the host.</summary>
internal sealed class CompiledModule(
    string? name, Assembly assembly, IReadOnlyList<Type>? services, Action<IModuleBuilder>? configure) : ModuleSource
{
    private readonly ModuleAttribute? _attribute = assembly.GetCustomAttribute<ModuleAttribute>();

    public Assembly Assembly => assembly;

    /// <summary>Whether the name comes from the host's code and not from the assembly.</summary>
    public bool IsNamedByHost => name is not null;

    public bool HasAttribute => _attribute is not null;

    public override string Name => name ?? _attribute?.Name ?? "App";

    public override ValueTask<ModuleContent> LoadAsync(CancellationToken cancellation) =>
        new(new ModuleContent(assembly) { Services = services, Configure = configure });
}
