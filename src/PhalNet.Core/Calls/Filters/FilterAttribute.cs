namespace PhalNet;

/// <summary>Adds a filter to one action or to all actions of a class, inside the filters of the application and the module.</summary>
/// <param name="type">
/// An <see cref="ICallFilter"/> or <see cref="IEarlyCallFilter"/>, created with the module's services: once, or once per call if its
/// constructor takes <see cref="ICallContext"/> or a scoped service.
/// </param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class FilterAttribute(Type type) : Attribute
{
    /// <summary>The filter's type.</summary>
    public Type Type { get; } = type;

    /// <summary>Its order among all filters of the action, lowest first; see <see cref="FilterOrder"/>.</summary>
    public int Order { get; set; } = FilterOrder.Default;
}
