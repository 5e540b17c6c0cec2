using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// Prevents the serializer from following a type whose members have ever larger types, which would end the process: the serializer resolves
/// the types of all members before the first value, and a stack overflow cannot be caught.
/// </summary>
internal static class TypeGrowth
{
    // Hand-written types are only nested a few levels deep.
    private const int Deepest = 32;

    /// <exception cref="NotSupportedException">Type arguments are nested too deep.</exception>
    public static void Check(JsonTypeInfo info)
    {
        if (info.Type.IsGenericType && Depth(info.Type) > Deepest)
            throw new NotSupportedException(
                $"the type arguments of {info.Type.Name} grow without end, more than {Deepest} levels deep; "
                + "give the member a finite type.");
    }

    /// <summary>How deep arrays and type arguments are nested in a type.</summary>
    public static int Depth(Type type) => type.HasElementType
        ? 1 + Depth(type.GetElementType()!)
        : type.IsGenericType ? 1 + type.GetGenericArguments().Max(Depth) : 0;
}
