using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// Finds the member whose value a constructor, setter or converter rejected with an exception, because the serializer does not report it. A
/// part that cannot be read on its own either is that member or contains it.
/// </summary>
internal sealed class ThrownFault(Exception exception, JsonSerializerOptions json)
{
    // Each level is read once more; in types nested deeper than this, the search stops here.
    private const int MostLevels = 8;

    /// <summary>The path to the member or the object.</summary>
    public string Find(JsonPlace root)
    {
        var place = root;
        for (var level = 0; level < MostLevels && Part(place) is { } part; level++)
            place = part;
        return Member(place) ?? place.Name;
    }

    private JsonPlace? Part(JsonPlace place)
    {
        foreach (var child in place.Children(json))
        {
            if (IsMade(child) && Refuses(() => child.Element.Deserialize(child.Type, json)))
                return child;
        }

        return null;
    }

    // Reading a catalogue type runs no code of the module.
    private static bool IsMade(JsonPlace place) =>
        place.Element.ValueKind != JsonValueKind.Null && ParameterTypes.Find(place.Type).Kind is ParameterKind.Object or ParameterKind.List;

    private bool Refuses(Func<object?> read)
    {
        try
        {
            read();
            return false;
        }
        catch (Exception other)
        {
            return other.GetType() == exception.GetType();
        }
    }

    private string? Member(JsonPlace place)
    {
        if (place.Element.ValueKind != JsonValueKind.Object || place.Info(json) is not { Kind: JsonTypeInfoKind.Object } type)
            return null;
        var member = type.Properties.FirstOrDefault(IsByConstructor)
            ?? type.Properties.FirstOrDefault(
                member => member.AssociatedParameter is null && (IsAlone(member, place) || Heals(member, place)))
            ?? OfConstructor(type, place)
            ?? Only(type);
        return member is null ? null : JsonPlaces.Member(place.Name, member.Name);
    }

    private bool IsByConstructor(JsonPropertyInfo member) => exception is ArgumentException { ParamName: { } name }
        && member.AssociatedParameter is { } parameter && parameter.Name == name;

    private bool IsAlone(JsonPropertyInfo member, JsonPlace place)
    {
        if (!place.Element.TryGetProperty(member.Name, out var value))
            return false;
        var alone = new JsonObject { [member.Name] = JsonSerializer.SerializeToNode(value) };
        var type = place.Info(json)!.Type;
        return Refuses(() => alone.Deserialize(type, json));
    }

    // If the rest can be read without the value, its setter has thrown.
    private bool Heals(JsonPropertyInfo member, JsonPlace place)
    {
        if (member.Set is null || member.IsRequired || !place.Element.TryGetProperty(member.Name, out _))
            return false;
        var rest = JsonObject.Create(place.Element)!;
        rest.Remove(member.Name);
        var type = place.Info(json)!.Type;
        return !Refuses(() => rest.Deserialize(type, json));
    }

    // If no setter throws, the constructor does; the member is only known when the constructor has a single parameter.
    private JsonPropertyInfo? OfConstructor(JsonTypeInfo type, JsonPlace place) =>
        type.Properties.Where(member => member.AssociatedParameter is not null).ToArray() is [var only] && IsAlone(only, place)
            ? only
            : null;

    private static JsonPropertyInfo? Only(JsonTypeInfo type) =>
        type.Properties.Count(member => member.AssociatedParameter is not null || member.Set is not null) == 1
            ? type.Properties.First(member => member.AssociatedParameter is not null || member.Set is not null)
            : null;
}
