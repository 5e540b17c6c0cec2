using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>Finds types of members that no JSON gives a value.</summary>
internal sealed class UnreadableTypes(JsonSerializerOptions json)
{
    private const string WayOut = "leave the member out with [JsonIgnore], or give it a JsonConverter.";

    // The serializer makes an empty one that nothing was read into.
    private static readonly Type[] Empty = [typeof(Lazy<>), typeof(Lazy<,>), typeof(CancellationToken)];

    /// <summary>
    /// Why a member cannot be read, with what to write instead; null where it can, or where something of its own reads it.
    /// </summary>
    public string? Mistake(JsonPropertyInfo member)
    {
        if (member.CustomConverter is not null)
            return null;
        var type = ContentOf(member.PropertyType);
        if (ParameterTypes.Find(type).Kind == ParameterKind.File)
            return $"files are parameters of their own; {WayOut}";
        return IsReadable(type) ? null : $"{type} cannot be read from JSON; {WayOut}";
    }

    private bool IsReadable(Type type)
    {
        if (HasNoForm(type))
            return json.Converters.Any(converter => converter.CanConvert(type));
        if (JsonPlaces.InfoOf(type, json) is not { } info)
            return false;
        return info.Kind != JsonTypeInfoKind.Object || info.PolymorphismOptions is not null || info.CreateObject is not null
            || info.ConstructorAttributeProvider is not null;
    }

    // The serializer says no only when it is to read one.
    private static bool HasNoForm(Type type) =>
        Empty.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type)
        || typeof(Delegate).IsAssignableFrom(type) || typeof(MemberInfo).IsAssignableFrom(type)
        || (type.IsArray && !type.IsSZArray) || type.IsPointer || type == typeof(nint) || type == typeof(nuint);

    // What lists and dictionaries are made of.
    private Type ContentOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        for (var depth = 0; depth < 32; depth++)
        {
            if (JsonPlaces.InfoOf(type, json) is not
                { Kind: JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary, ElementType: { } element })
                break;
            type = Nullable.GetUnderlyingType(element) ?? element;
        }

        return type;
    }
}
