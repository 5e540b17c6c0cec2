using System.Collections.Immutable;
using System.Reflection;

namespace PhalNet;

/// <summary>Empty lists of any type, written in place of null.</summary>
internal static class EmptyLists
{
    // Created from an empty array, for interfaces that arrays do not implement.
    private static readonly Type[] Shapes =
    [
        typeof(HashSet<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>),
        typeof(EnumerableQuery<>),
    ];

    /// <summary>An empty list of a type; null when the type cannot be created generically.</summary>
    public static object? Of(Type type)
    {
        try
        {
            var element = ResultTypes.ElementOf(type);
            var array = Array.CreateInstance(element, 0);
            if (type.IsInstanceOfType(array))
                return array;
            if (ResultTypes.Implemented(type, typeof(IAsyncEnumerable<>)) == type)
                return EmptyMember(typeof(AsyncEnumerable), nameof(AsyncEnumerable.Empty), element);
            return Make(type, array) ?? Shapes.Select(shape => shape.MakeGenericType(element)).Where(type.IsAssignableFrom)
                .Select(shape => Make(shape, array)).FirstOrDefault(made => made is not null);
        }
        catch (Exception exception) when (exception is TargetInvocationException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static object? Make(Type type, Array array)
    {
        const BindingFlags shared = BindingFlags.Public | BindingFlags.Static;
        var ready = type.GetField("Empty", shared)?.GetValue(null) ?? type.GetProperty("Empty", shared)?.GetValue(null);
        if (type.IsInstanceOfType(ready))
            return ready;
        if (type.IsAbstract)
            return null;
        if (type.GetConstructor(Type.EmptyTypes) is { } constructor)
            return constructor.Invoke(null);
        return ConstructorFor(type, array)?.Invoke([array]);
    }

    private static ConstructorInfo? ConstructorFor(Type type, Array array)
    {
        try
        {
            return type.GetConstructor([array.GetType()]);
        }
        catch (AmbiguousMatchException)
        {
            // Ambiguous: the constructor overloads accept two interfaces of arrays.
            return null;
        }
    }

    private static object? EmptyMember(Type owner, string name, Type element) =>
        owner.GetMethods().Single(method => method.Name == name).MakeGenericMethod(element).Invoke(null, null);
}
