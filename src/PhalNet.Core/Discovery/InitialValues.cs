using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PhalNet;

/// <summary>
/// The property values of a new instance of a class. The instance is created on demand, in its own scope with an empty call.
/// </summary>
internal sealed class InitialValues(Type type, IReadOnlyList<PropertyInfo> properties, LoadedModule module, ILogger logger)
{
    private Dictionary<PropertyInfo, object?>? _values;

    /// <summary>Null for a property without an initial value, and when no instance can be created.</summary>
    public object? Of(PropertyInfo property)
    {
        _values ??= Read();
        return _values.GetValueOrDefault(property);
    }

    // Constructors and getters are the module's code: an exception there must not affect its other services.
    private Dictionary<PropertyInfo, object?> Read()
    {
        var values = new Dictionary<PropertyInfo, object?>();
        var scope = module.Services.CreateAsyncScope();
        try
        {
            scope.ServiceProvider.GetRequiredService<CallContextHolder>().Context = new EmptyCall("");
            var instance = scope.ServiceProvider.GetRequiredService(type);
            foreach (var property in properties.Where(property => property.GetMethod is { IsStatic: false }))
                values[property] = NotDefault(property.GetValue(instance), property.PropertyType);
        }
        catch (Exception exception)
        {
            values.Clear();
            CoreLog.NoInitialValues(logger, (exception as TargetInvocationException)?.InnerException ?? exception, type);
        }
        finally
        {
            Dispose(scope, type, logger);
        }

        return values;
    }

    private static void Dispose(AsyncServiceScope scope, Type type, ILogger logger)
    {
        try
        {
            scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            CoreLog.NotDisposed(logger, exception, type);
        }
    }

    // C# requires an initializer for non-nullable strings, so an empty text does not make a required parameter optional.
    private static object? NotDefault(object? value, Type type) =>
        value is "" || (type.IsValueType && Equals(value, Activator.CreateInstance(type))) ? null : value;
}
