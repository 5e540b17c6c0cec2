using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// Keeps the serializer from following a type whose members are of ever larger types, which would end the process: it looks at the types
/// of all members before it reads or writes the first value, and a stack that runs out cannot be caught.
/// </summary>
internal static class TypeGrowth
{
    // Types that people write are nested a few times.
    private const int Deepest = 32;

    /// <exception cref="NotSupportedException">Type arguments are nested too deep.</exception>
    public static void Check(JsonTypeInfo info)
    {
        if (info.Type.IsGenericType && Depth(info.Type) > Deepest)
            throw new NotSupportedException(
                $"{info.Type.Name} has members of ever larger types, more than {Deepest} type arguments deep; "
                + "give the member a type that ends.");
    }

    /// <summary>How deep arrays and type arguments are nested in a type.</summary>
    public static int Depth(Type type) => type.HasElementType
        ? 1 + Depth(type.GetElementType()!)
        : type.IsGenericType ? 1 + type.GetGenericArguments().Max(Depth) : 0;
}
