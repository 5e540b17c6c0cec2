namespace PhalNet;

/// <summary>Puts a filter around one action, or around all actions of a class, inside those of the application and the module.</summary>
/// <param name="type">
/// An <see cref="ICallFilter"/> or <see cref="IEarlyCallFilter"/>, made with the module's services: once, or for each call where its
/// constructor takes <see cref="ICallContext"/> or a scoped service.
/// </param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class FilterAttribute(Type type) : Attribute
{
    /// <summary>The filter's type.</summary>
    public Type Type { get; } = type;

    /// <summary>Its place among all filters of the action, the lowest first; see <see cref="FilterOrder"/>.</summary>
    public int Order { get; set; } = FilterOrder.Default;
}
