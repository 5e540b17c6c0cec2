using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace PhalNet;

/// <summary>
/// Where a module comes from: an assembly of the host, a folder, a package. How it is loaded, and into which context, stays behind it.
/// </summary>
public abstract class ModuleSource
{
    /// <summary>The module's name: letters and digits, starting with a letter, such as <c>Platform</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The module's version, empty where only loading it tells.</summary>
    public virtual string Version => "";

    /// <summary>
    /// Loads the module. Asked for again after <see cref="UnloadAsync"/> when a disabled module is enabled, and while it is loaded when the
    /// module is set up anew: it then gives what it has loaded.
    /// </summary>
    public abstract ValueTask<ModuleContent> LoadAsync(CancellationToken cancellation);

    /// <summary>
    /// Lets go of what was loaded, after the module's last call has ended, its hosted services have stopped and its services are
    /// disposed; also after loading has failed, and when the host ends. What is thrown makes the module
    /// <see cref="ModuleState.Leaked"/>, with the message as the reason.
    /// </summary>
    public virtual ValueTask UnloadAsync() => default;
}

/// <summary>A loaded module: its classes and how it is set up.</summary>
/// <param name="Assembly">The assembly.</param>
public sealed record ModuleContent(Assembly Assembly)
{
    /// <summary>The service classes, null for all of the assembly.</summary>
    public IReadOnlyList<Type>? Services { get; init; }

    /// <summary>
    /// Tells what is wrong with the module's configuration section, a sentence each; null where everything will do. A section that is wrong
    /// at start is a mistake of the module; one that is changed to something wrong stays for the module as it was.
    /// </summary>
    public Func<IConfiguration, IReadOnlyList<string>>? CheckConfiguration { get; init; }

    /// <summary>What the source adds to the module before it is set up; null for nothing.</summary>
    public Action<IModuleBuilder>? Prepare { get; init; }

    /// <summary>Sets the module up, null where an <see cref="IModule"/> of the assembly does it.</summary>
    public Action<IModuleBuilder>? Configure { get; init; }
}

/// <summary>A module that is compiled into the host.</summary>
internal sealed class CompiledModule(
    string? name, Assembly assembly, IReadOnlyList<Type>? services, Action<IModuleBuilder>? configure) : ModuleSource
{
    private readonly ModuleAttribute? _attribute = assembly.GetCustomAttribute<ModuleAttribute>();

    public Assembly Assembly => assembly;

    /// <summary>Whether the host's code names it, and not the assembly.</summary>
    public bool IsNamedByHost => name is not null;

    public bool HasAttribute => _attribute is not null;

    public override string Name => name ?? _attribute?.Name ?? "App";

    public override ValueTask<ModuleContent> LoadAsync(CancellationToken cancellation) =>
        new(new ModuleContent(assembly) { Services = services, Configure = configure });
}
