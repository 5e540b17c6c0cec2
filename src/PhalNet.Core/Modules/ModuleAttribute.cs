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
}
