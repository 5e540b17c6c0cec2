using System.Reflection;

namespace PhalNet;

internal static class FilterTypes
{
    public static bool IsFilter(Type type) =>
        typeof(ICallFilter).IsAssignableFrom(type) || typeof(IEarlyCallFilter).IsAssignableFrom(type);

    public static void Check(Type type)
    {
        if (!IsFilter(type))
            throw new ArgumentException($"{type} is neither an {nameof(ICallFilter)} nor an {nameof(IEarlyCallFilter)}.");
    }

    /// <summary>The filters declared on a class, those of its base classes first.</summary>
    public static IEnumerable<Type> DeclaredBy(Type type) =>
        (type.BaseType is { } ancestor ? DeclaredBy(ancestor) : [])
            .Concat(type.GetCustomAttributes<FilterAttribute>(inherit: false).Select(attribute => attribute.Type));

    /// <summary>The filters declared on a method.</summary>
    public static IEnumerable<Type> DeclaredBy(MethodInfo method) =>
        method.IsDefined(typeof(FilterAttribute), inherit: true) ? method.GetCustomAttributes<FilterAttribute>().Select(attribute => attribute.Type) : [];
}

internal sealed record ApplicationFilter(Type Type);
