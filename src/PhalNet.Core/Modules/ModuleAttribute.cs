namespace PhalNet;

/// <summary>Makes an assembly a module and sets the first part of its services' names.</summary>
/// <param name="name">Letters and digits, starting with a letter, such as <c>Platform</c>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ModuleAttribute(string name) : Attribute
{
    /// <summary>The module's name: the namespace of its services and the name of its configuration section.</summary>
    public string Name { get; } = name;

    /// <summary>The displayed version; defaults to the assembly's informational version.</summary>
    public string? Version { get; set; }

    /// <summary>The displayed name; defaults to the module's name.</summary>
    public string? Title { get; set; }

    /// <summary>
    /// The compatible versions of PhalNet.Core, such as <c>[1.0.0, 2.0.0)</c>. By default from the version that the module was built with
    /// up to the next version with breaking changes: the next major version, or before 1.0 the next minor version.
    /// </summary>
    public string? Host { get; set; }

    /// <summary>
    /// The type that the module's configuration section is bound to. Its schema becomes part of <c>module.json</c>, so that an invalid
    /// section is reported before the module runs.
    /// </summary>
    public Type? Options { get; set; }
}

/// <summary>Declares a dependency on another module. A module from a folder starts after its dependencies, and not without them.</summary>
/// <param name="name">The other module's name.</param>
/// <param name="versions">The accepted versions, such as <c>[1.0.0, 2.0.0)</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ModuleDependencyAttribute(string name, string versions) : Attribute
{
    /// <summary>The other module's name.</summary>
    public string Name { get; } = name;

    /// <summary>The accepted versions.</summary>
    public string Versions { get; } = versions;
}
