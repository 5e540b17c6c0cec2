namespace PhalNet;

/// <summary>Puts a filter in front of one action, or of all actions of a class, after those of the application and the module.</summary>
/// <param name="type">An <see cref="ICallFilter"/> or <see cref="IEarlyCallFilter"/>, created once with the module's services.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class FilterAttribute(Type type) : Attribute
{
    /// <summary>The filter's type.</summary>
    public Type Type { get; } = type;
}
