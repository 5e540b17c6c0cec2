using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet;

/// <summary>Reads an object from JSON, in a JSON body or as text, with the module's serializer.</summary>
internal sealed class ObjectConverter(Type type, JsonSerializerOptions options) : ParameterConverter
{
    private readonly ObjectReader _reader = new(type, options);

    public override Type Type => type;

    public override string TypeName => "object";

    public override string RefusalKey => "rule.json";

    /// <summary>
    /// Null for a type that cannot be created from JSON, such as interfaces, delegates and types of the container: a request can never
    /// contain one.
    /// </summary>
    public static ObjectConverter? Create(ParameterType entry, ConverterParts parts)
    {
        var type = parts.Type;
        if (type == typeof(JsonElement) || typeof(JsonNode).IsAssignableFrom(type))
            return new(type, parts.Json);
        if (type.IsPointer || type.IsByRefLike || typeof(Delegate).IsAssignableFrom(type))
            return null;
        if (IsDictionary(type))
            return new(type, parts.Json);
        if (type.IsAbstract && !IsPolymorphic(type, parts.Json))
            return null;
        var isOwn = type.Namespace is not { } space || !(space == "System" || space.StartsWith("System.", StringComparison.Ordinal));
        return isOwn || typeof(IDictionary).IsAssignableFrom(type) ? new(type, parts.Json) : null;
    }

    public override bool TryConvert(in CallValue value, out object? result)
    {
        result = null;
        return value.Kind switch
        {
            CallValueKind.Text => _reader.TryRead(value.Text, out result),
            CallValueKind.Json => _reader.TryRead(value.Json, out result),
            _ => false,
        };
    }

    internal override CallFailure? Explain(in CallValue value, string name, string? message) => value.Kind switch
    {
        CallValueKind.Text => _reader.Explain(value.Text, name, message),
        CallValueKind.Json => _reader.Explain(value.Json, name, message),
        _ => null,
    };

    // The serializer creates a Dictionary for these interfaces.
    private static bool IsDictionary(Type type) => type is { IsInterface: true, IsGenericType: true }
        && (type.GetGenericTypeDefinition() == typeof(IDictionary<,>) || type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));

    // The value itself contains the discriminator of its derived type.
    private static bool IsPolymorphic(Type type, JsonSerializerOptions json) =>
        JsonPlaces.InfoOf(type, json)?.PolymorphismOptions is { DerivedTypes.Count: > 0 };
}
