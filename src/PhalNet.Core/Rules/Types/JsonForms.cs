using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>Determines which types can be read from JSON.</summary>
internal static class JsonForms
{
    // The serializer creates empty instances of these types without reading anything into them.
    private static readonly Type[] Empty = [typeof(Lazy<>), typeof(Lazy<,>), typeof(CancellationToken)];

    /// <summary>Whether a type of member can be read.</summary>
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
    /// Whether it is a framework type that the serializer treats as an object with members: it creates an instance that does not contain
    /// what was sent.
    /// </summary>
    public static bool IsOpaque(Type type, JsonSerializerOptions json) =>
        type.Namespace is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal))
        && !typeof(ITuple).IsAssignableFrom(type)
        && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        && JsonPlaces.InfoOf(type, json) is { Kind: JsonTypeInfoKind.Object };

    // The serializer only refuses such a type when it reads a value.
    private static bool HasNone(Type type) =>
        Empty.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type)
        || typeof(Delegate).IsAssignableFrom(type) || typeof(MemberInfo).IsAssignableFrom(type)
        || (type.IsArray && !type.IsSZArray) || type.IsPointer || type == typeof(nint) || type == typeof(nuint);
}
