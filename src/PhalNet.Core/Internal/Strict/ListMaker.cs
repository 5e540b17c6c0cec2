namespace PhalNet.Internal.Strict;

internal static class ListMaker
{
    /// <summary>A list of the type, an array unless the type asks for more.</summary>
    public static object Make(Type type, Array elements) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? Activator.CreateInstance(type, elements)! : elements;
}
