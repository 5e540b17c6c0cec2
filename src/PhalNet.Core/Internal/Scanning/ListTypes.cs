namespace PhalNet.Internal.Scanning;

internal static class ListTypes
{
    private static readonly Type[] Lists =
    [
        typeof(List<>), typeof(IList<>), typeof(IReadOnlyList<>), typeof(ICollection<>), typeof(IReadOnlyCollection<>), typeof(IEnumerable<>),
    ];

    /// <summary>The element type of an array or list type, null for any other.</summary>
    public static Type? ElementOf(Type type)
    {
        if (type.IsSZArray)
            return type.GetElementType();
        return type.IsGenericType && Lists.Contains(type.GetGenericTypeDefinition()) ? type.GetGenericArguments()[0] : null;
    }

    /// <summary>A list of the type, an array unless the type asks for more.</summary>
    public static object Make(Type type, Array elements) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? Activator.CreateInstance(type, elements)! : elements;
}
