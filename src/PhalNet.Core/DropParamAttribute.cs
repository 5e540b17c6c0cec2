namespace PhalNet;

/// <summary>Drops a parameter that the application or the class declares for all actions from one action.</summary>
/// <param name="name">The parameter's name in requests.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DropParamAttribute(string name) : Attribute
{
    /// <summary>The parameter's name in requests.</summary>
    public string Name { get; } = name;
}
