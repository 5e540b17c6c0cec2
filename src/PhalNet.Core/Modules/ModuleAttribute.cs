namespace PhalNet;

/// <summary>Makes an assembly a module and gives it the first part of its services' names.</summary>
/// <param name="name">Letters and digits, starting with a letter, such as <c>Platform</c>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ModuleAttribute(string name) : Attribute
{
    /// <summary>The module's name: the namespace of its services and the name of its configuration section.</summary>
    public string Name { get; } = name;

    /// <summary>The version shown to readers; the assembly's informational version when not set.</summary>
    public string? Version { get; set; }

    /// <summary>What readers call the module; its name when not set.</summary>
    public string? Title { get; set; }

    /// <summary>
    /// The versions of PhalNet.Core that the module works with, such as <c>[1.0.0, 2.0.0)</c>. When not set, those from the one it was
    /// built with to the next that may break it: the next major version, before 1.0 the next minor one.
    /// </summary>
    public string? Host { get; set; }

    /// <summary>
    /// The type that the module's configuration section is bound to. Its schema becomes part of <c>module.json</c>, so that a section that
    /// does not fit is told before the module runs.
    /// </summary>
    public Type? Options { get; set; }
}

/// <summary>Says that a module needs another one. A module from a folder starts after it, and not without it.</summary>
/// <param name="name">The other module's name.</param>
/// <param name="versions">The versions that will do, such as <c>[1.0.0, 2.0.0)</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ModuleDependencyAttribute(string name, string versions) : Attribute
{
    /// <summary>The other module's name.</summary>
    public string Name { get; } = name;

    /// <summary>The versions that will do.</summary>
    public string Versions { get; } = versions;
}
