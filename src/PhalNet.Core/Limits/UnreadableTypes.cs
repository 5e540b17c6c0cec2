using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>Finds members whose types cannot be read from JSON.</summary>
internal sealed class UnreadableTypes(JsonSerializerOptions json)
{
    private const string WayOut = "leave the member out with [JsonIgnore], or give it a JsonConverter.";

    /// <summary>Why a member cannot be read and how to fix it; null when it can, or when it has a custom converter.</summary>
    public string? FindError(JsonPropertyInfo member)
    {
        if (member.CustomConverter is not null)
            return null;
        var type = ContentOf(member.PropertyType);
        if (ParameterTypes.Find(type).Kind == ParameterKind.File)
            return $"files must be separate parameters; {WayOut}";
        return JsonForms.CanRead(type, json) ? null : $"{type} cannot be read from JSON; {WayOut}";
    }

    // The element or value type of lists and dictionaries.
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
