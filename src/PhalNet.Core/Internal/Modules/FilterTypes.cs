namespace PhalNet.Internal.Modules;

internal static class FilterTypes
{
    public static bool IsFilter(Type type) =>
        typeof(ICallFilter).IsAssignableFrom(type) || typeof(IEarlyCallFilter).IsAssignableFrom(type);

    public static void Check(Type type)
    {
        if (!IsFilter(type))
            throw new ArgumentException($"{type} is neither an {nameof(ICallFilter)} nor an {nameof(IEarlyCallFilter)}.");
    }
}
