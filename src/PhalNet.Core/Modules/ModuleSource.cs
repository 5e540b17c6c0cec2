using System.Reflection;

namespace PhalNet;

/// <summary>A module that was asked for: where its classes are and what it says of itself.</summary>
/// <param name="Name">Its name, null where the assembly says it.</param>
/// <param name="Assembly">The assembly.</param>
/// <param name="Services">The classes, null for all of the assembly.</param>
/// <param name="Configure">Its set-up, null where an <see cref="IModule"/> of the assembly does it.</param>
internal sealed record ModuleSource(string? Name, Assembly Assembly, IReadOnlyList<Type>? Services, Action<IModuleBuilder>? Configure)
{
    public string ModuleName => Name ?? Attribute?.Name ?? "App";

    public string Version => Attribute?.Version
        ?? Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? Assembly.GetName().Version?.ToString()
        ?? "";

    private ModuleAttribute? Attribute => Assembly.GetCustomAttribute<ModuleAttribute>();
}
