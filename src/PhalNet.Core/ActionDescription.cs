using System.Reflection;

namespace PhalNet;

/// <summary>An action as it is declared, before its rules are settled.</summary>
/// <param name="Namespace">The first part of its name.</param>
/// <param name="Class">The second part, an underscore for each nested level.</param>
/// <param name="Action">The third part.</param>
/// <param name="ServiceType">The class it is called on.</param>
/// <param name="Method">The method that runs.</param>
/// <param name="Module">The module it belongs to.</param>
public sealed record ActionDescription(
    string Namespace, string Class, string Action, Type ServiceType, MethodInfo Method, LoadedModule Module)
{
    /// <summary>The whole name: <c>Namespace.Class.Action</c>.</summary>
    public string Name { get; } = $"{Namespace}.{Class}.{Action}";
}
