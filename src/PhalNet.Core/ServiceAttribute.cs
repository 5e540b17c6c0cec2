namespace PhalNet;

/// <summary>
/// Makes a class a service: its public instance methods can be called from outside, those it inherits from its own base classes included.
/// </summary>
/// <param name="name">
/// <c>Namespace.Class</c>, an underscore for each nested level (<c>App.Group_Item</c>). Without it the module's name and the class
/// name are used, with the namespaces between the module's root (<c>Services</c> or <c>Api</c> below it left out) and the class as levels.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ServiceAttribute(string? name = null) : Attribute
{
    /// <summary>The name as given, or null where it follows from the class.</summary>
    public string? Name { get; } = name;
}
