namespace PhalNet;

/// <summary>
/// Makes a class a service: its public instance methods become callable, including those inherited from its base classes.
/// </summary>
/// <param name="name">
/// <c>Namespace.Class</c>, with an underscore for each nested level (<c>App.Group_Item</c>). By default the module's name and the class
/// name; the namespaces between the module's root namespace (without <c>Services</c> or <c>Api</c> directly below it) and the class become
/// levels.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ServiceAttribute(string? name = null) : Attribute
{
    /// <summary>The name as given, or null when it is derived from the class.</summary>
    public string? Name { get; } = name;
}

/// <summary>Keeps a public method of a service from being callable.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NonActionAttribute : Attribute;

/// <summary>Restricts an action, or all actions of a class, to some HTTP methods; requests with any other method get ret 404.</summary>
/// <param name="verbs">Method names such as <c>GET</c> and <c>POST</c>, compared case-insensitively.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class VerbsAttribute(params string[] verbs) : Attribute
{
    /// <summary>The methods that may call the action.</summary>
    public IReadOnlyList<string> Verbs { get; } = verbs;
}
