using System.Runtime.Loader;

namespace PhalNet.Modules;

/// <summary>Handlers of process events, such as <see cref="AppDomain.ProcessExit"/>, that a module did not remove.</summary>
internal static class ProcessEvents
{
    private static readonly (Type Type, Func<object?> Instance)[] Sources =
    [
        (typeof(AppDomain), () => AppDomain.CurrentDomain),
        (typeof(AppContext), () => null),
        (typeof(TaskScheduler), () => null),
        (typeof(Console), () => null),
        (typeof(AssemblyLoadContext), () => null),
        (typeof(AssemblyLoadContext), () => AssemblyLoadContext.Default),
    ];

    public static void Remove(ContextObjects objects)
    {
        // Finding the field by name shows when another runtime has changed it.
        _ = Members.Field(typeof(AppDomain), "ProcessExit");
        foreach (var (type, instance) in Sources)
            Remove(type, instance(), objects);
    }

    private static void Remove(Type type, object? instance, ContextObjects objects)
    {
        foreach (var field in type.GetFields(instance is null ? Members.Static : Members.Instance))
        {
            if (!typeof(Delegate).IsAssignableFrom(field.FieldType) || field.GetValue(instance) is not Delegate handlers)
                continue;
            var left = handlers.GetInvocationList().Where(handler => objects.Owns(handler)).Aggregate((Delegate?)handlers, Delegate.Remove);
            if (!ReferenceEquals(left, handlers))
                field.SetValue(instance, left);
        }
    }
}
