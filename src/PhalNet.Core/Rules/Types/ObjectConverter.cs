using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet;

/// <summary>An object from JSON, in a JSON body or as text, by the module's serializer.</summary>
internal sealed class ObjectConverter(Type type, JsonSerializerOptions options) : ParameterConverter
{
    public override Type Type => type;

    public override string TypeName => "object";

    public override string RefusalKey => "rule.json";

    /// <summary>
    /// Null for a type that JSON does not make: interfaces, delegates and the container's own types are asked for by mistake, and nothing
    /// in a request makes one.
    /// </summary>
    public static ObjectConverter? Create(ParameterType entry, ConverterParts parts)
    {
        var type = parts.Type;
        if (type == typeof(JsonElement) || typeof(JsonNode).IsAssignableFrom(type))
            return new(type, parts.Json);
        if (type.IsAbstract || type.IsPointer || type.IsByRefLike || typeof(Delegate).IsAssignableFrom(type))
            return null;
        var isOwn = type.Namespace is not { } space || !(space == "System" || space.StartsWith("System.", StringComparison.Ordinal));
        return isOwn || typeof(IDictionary).IsAssignableFrom(type) ? new(type, parts.Json) : null;
    }

    public override bool TryConvert(in CallValue value, out object? result)
    {
        result = null;
        try
        {
            result = value.Kind switch
            {
                CallValueKind.Text => JsonSerializer.Deserialize(value.Text, type, options),
                CallValueKind.Json => value.Json.Deserialize(type, options),
                _ => null,
            };
            return result is not null;
        }
        catch (Exception exception) when (JsonMistakes.IsOne(exception))
        {
            return false;
        }
    }
}
