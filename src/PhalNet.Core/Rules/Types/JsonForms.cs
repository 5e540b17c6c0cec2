using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>Tells which types JSON can become.</summary>
internal static class JsonForms
{
    // The serializer makes an empty one that nothing was read into.
    private static readonly Type[] Empty = [typeof(Lazy<>), typeof(Lazy<,>), typeof(CancellationToken)];

    /// <summary>Whether a member of a type can be read.</summary>
    public static bool CanRead(Type type, JsonSerializerOptions json)
    {
        if (HasNone(type))
            return json.Converters.Any(converter => converter.CanConvert(type));
        if (JsonPlaces.InfoOf(type, json) is not { } info)
            return false;
        return info.Kind != JsonTypeInfoKind.Object || info.PolymorphismOptions is not null || info.CreateObject is not null
            || info.ConstructorAttributeProvider is not null;
    }

    /// <summary>
    /// Whether it is a type of the framework's own that the serializer takes for an object with members: it makes one, and what was sent is
    /// not in it.
    /// </summary>
    public static bool IsOpaque(Type type, JsonSerializerOptions json) =>
        type.Namespace is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal))
        && !typeof(ITuple).IsAssignableFrom(type)
        && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        && JsonPlaces.InfoOf(type, json) is { Kind: JsonTypeInfoKind.Object };

    // The serializer says no only when it is to read one.
    private static bool HasNone(Type type) =>
        Empty.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type)
        || typeof(Delegate).IsAssignableFrom(type) || typeof(MemberInfo).IsAssignableFrom(type)
        || (type.IsArray && !type.IsSZArray) || type.IsPointer || type == typeof(nint) || type == typeof(nuint);
}
