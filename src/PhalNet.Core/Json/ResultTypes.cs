using System.Collections;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PhalNet;

/// <summary>How the types of results are written.</summary>
public static class ResultTypes
{
    /// <summary>
    /// Whether a type is written as a JSON array: arrays, lists, sets, queues and every other sequence, including
    /// <see cref="IAsyncEnumerable{T}"/>, but not text, bytes, dictionaries and types with a custom converter. Under the Strict profile a
    /// null of such a type is written as <c>[]</c>.
    /// </summary>
    public static bool IsList(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(byte[]) || type.IsDefined(typeof(JsonConverterAttribute), inherit: false))
            return false;
        return typeof(JsonNode).IsAssignableFrom(type)
            ? type == typeof(JsonArray)
            : (typeof(IEnumerable).IsAssignableFrom(type) || Argument(type, typeof(IAsyncEnumerable<>)) is not null) && !IsMap(type);
    }

    /// <summary>Whether a type is written as an object with a member for each key.</summary>
    internal static bool IsMap(Type type) => typeof(IDictionary).IsAssignableFrom(type)
        || Argument(type, typeof(IDictionary<,>)) is not null || Argument(type, typeof(IReadOnlyDictionary<,>)) is not null;

    /// <summary>The type of a list's elements; object when it is not declared.</summary>
    internal static Type ElementOf(Type list) => list.IsArray
        ? list.GetElementType()!
        : Argument(list, typeof(IEnumerable<>)) ?? Argument(list, typeof(IAsyncEnumerable<>)) ?? typeof(object);

    /// <summary>Whether a type belongs to .NET.</summary>
    internal static bool IsOfTheSystem(Type type) =>
        type.Namespace is "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true;

    /// <summary>The first type argument of an interface that a type implements; null when it does not implement it.</summary>
    internal static Type? Argument(Type type, Type contract) => Implemented(type, contract)?.GetGenericArguments()[0];

    /// <summary>The closed interface that a type implements.</summary>
    internal static Type? Implemented(Type type, Type contract)
    {
        if (IsOf(type, contract))
            return type;
        foreach (var implemented in type.GetInterfaces())
        {
            if (IsOf(implemented, contract))
                return implemented;
        }

        return null;
    }

    private static bool IsOf(Type type, Type contract) => type.IsGenericType && type.GetGenericTypeDefinition() == contract;
}
