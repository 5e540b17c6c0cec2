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

/// <summary>Keeps a public method of a service from being callable.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NonActionAttribute : Attribute;

/// <summary>Limits an action, or all actions of a class, to some HTTP methods; any other method is answered with ret 404.</summary>
/// <param name="verbs">Method names such as <c>GET</c> and <c>POST</c>, compared without case.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class VerbsAttribute(params string[] verbs) : Attribute
{
    /// <summary>The methods that may call the action.</summary>
    public IReadOnlyList<string> Verbs { get; } = verbs;
}
