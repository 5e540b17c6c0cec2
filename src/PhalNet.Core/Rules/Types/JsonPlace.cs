using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>A position in JSON: the value, its expected type and its path as the caller sees it.</summary>
internal readonly record struct JsonPlace(JsonElement Element, Type Type, string Name)
{
    private const string UsualDiscriminator = "$type";

    /// <summary>The serializer's contract of the type, or of the derived type that the value names; null for an unsupported type.</summary>
    public JsonTypeInfo? Info(JsonSerializerOptions json)
    {
        var info = JsonPlaces.InfoOf(Type, json);
        return info?.PolymorphismOptions is { } options && Named(options) is { } derived && derived != info.Type
            ? JsonPlaces.InfoOf(derived, json)
            : info;
    }

    /// <summary>The discriminator's name, and its allowed values if the value has another one; null when there is no error.</summary>
    public (string Name, string? Values)? DiscriminatorFault(JsonSerializerOptions json)
    {
        if (Element.ValueKind != JsonValueKind.Object || JsonPlaces.InfoOf(Type, json) is not { PolymorphismOptions: { } options })
            return null;
        var discriminator = Discriminator(options);
        var isSent = Element.TryGetProperty(discriminator, out _);
        if (isSent ? options.IgnoreUnrecognizedTypeDiscriminators || Named(options) is not null : !Type.IsAbstract)
            return null;
        var known = options.DerivedTypes.Select(derived => $"{derived.TypeDiscriminator}").Where(text => text.Length > 0);
        return (JsonPlaces.Member(Name, discriminator), isSent ? string.Join(", ", known) : null);
    }

    /// <summary>Finds the first position within the value where a type discriminator is missing or wrong.</summary>
    public JsonPlace? FindDiscriminatorFault(JsonSerializerOptions json)
    {
        if (DiscriminatorFault(json) is not null)
            return this;
        foreach (var child in Children(json))
        {
            if (child.FindDiscriminatorFault(json) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The child values of known types.</summary>
    public IEnumerable<JsonPlace> Children(JsonSerializerOptions json)
    {
        var index = 0;
        if (Element.ValueKind == JsonValueKind.Array)
        {
            for (; index < Element.GetArrayLength() && Child(index, json) is { } child; index++)
                yield return child;
        }

        if (Element.ValueKind != JsonValueKind.Object)
            yield break;
        var info = Info(json);
        foreach (var member in Element.EnumerateObject())
        {
            if (TypeOf(member.Name, info) is { } type)
                yield return new(member.Value, type, JsonPlaces.Member(Name, member.Name));
        }
    }

    public JsonPlace? Child(string name, JsonSerializerOptions json) =>
        Element.ValueKind == JsonValueKind.Object && TypeOf(name, Info(json)) is { } type && Element.TryGetProperty(name, out var value)
            ? new(value, type, JsonPlaces.Member(Name, name))
            : null;

    public JsonPlace? Child(int index, JsonSerializerOptions json)
    {
        if (Element.ValueKind != JsonValueKind.Array || index >= Element.GetArrayLength())
            return null;
        var type = ParameterTypes.ElementOf(Type) ?? Info(json)?.ElementType;
        return type is null ? null : new(Element[index], type, $"{Name}[{index}]");
    }

    /// <summary>Whether a value was sent for a member.</summary>
    public bool Has(JsonPropertyInfo member, JsonSerializerOptions json)
    {
        if (Element.TryGetProperty(member.Name, out _))
            return true;
        return json.PropertyNameCaseInsensitive
            && Element.EnumerateObject().Any(sent => sent.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase));
    }

    private static Type? TypeOf(string name, JsonTypeInfo? info) => info?.Kind switch
    {
        JsonTypeInfoKind.Dictionary => info.ElementType,
        JsonTypeInfoKind.Object => info.Properties.FirstOrDefault(member => JsonPlaces.IsNamed(member, name, info))?.PropertyType,
        _ => null,
    };

    private static string Discriminator(JsonPolymorphismOptions options) =>
        options.TypeDiscriminatorPropertyName is { Length: > 0 } name ? name : UsualDiscriminator;

    private Type? Named(JsonPolymorphismOptions options)
    {
        if (Element.ValueKind != JsonValueKind.Object || !Element.TryGetProperty(Discriminator(options), out var sent))
            return null;
        object? id = sent.ValueKind switch
        {
            JsonValueKind.String => sent.GetString(),
            JsonValueKind.Number when sent.TryGetInt32(out var number) => number,
            _ => null,
        };
        return id is null ? null : options.DerivedTypes.FirstOrDefault(derived => id.Equals(derived.TypeDiscriminator)).DerivedType;
    }
}
