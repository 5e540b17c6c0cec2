using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// Finds the member whose value a constructor, setter or converter refused by an exception: the serializer does not say it. The types
/// named in the stack tell what to look for; a value of such a type that cannot be read alone either is the one.
/// </summary>
internal sealed class ThrownFault(Exception exception, JsonSerializerOptions json)
{
    // Types that hold themselves are read again on each level; the way is left at that level when it gets too much.
    private const int MostCandidates = 1000;

    private readonly MethodBase[] _methods = [.. new StackTrace(exception).GetFrames().Select(frame => frame.GetMethod()).OfType<MethodBase>()];
    private int _candidates;

    /// <summary>The way to the member or the object; that of the root where it cannot be found out.</summary>
    public string Find(JsonPlace root) => (Search(root) ?? root) is var place && place.Info(json) is { } type
        ? Member(place, type) ?? place.Name
        : root.Name;

    // The innermost first: what holds it cannot be read either.
    private JsonPlace? Search(JsonPlace place)
    {
        foreach (var child in place.Children(json))
        {
            if (Search(child) is { } found)
                return found;
        }

        return IsNamed(place) && ++_candidates <= MostCandidates && Refuses(place) ? place : null;
    }

    private bool IsNamed(JsonPlace place) => place.Info(json) is { } type && _methods.Any(method =>
        method.DeclaringType is { } declaring
        && (declaring.IsAssignableFrom(type.Type) || (type.Kind == JsonTypeInfoKind.None && declaring.IsInstanceOfType(type.Converter)))
        && declaring != typeof(object));

    private bool Refuses(JsonPlace place)
    {
        try
        {
            place.Element.Deserialize(place.Type, json);
            return false;
        }
        catch (Exception other)
        {
            return other.GetType() == exception.GetType();
        }
    }

    private string? Member(JsonPlace place, JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return null;
        var member = type.Properties.FirstOrDefault(IsBySetter) ?? type.Properties.FirstOrDefault(IsByConstructor);
        return member is null ? null : JsonPlaces.Member(place.Name, member.Name);
    }

    private bool IsBySetter(JsonPropertyInfo member) => member.AttributeProvider is PropertyInfo property
        && _methods.Any(method => method.IsSpecialName && method.Name == $"set_{property.Name}"
            && method.DeclaringType!.IsAssignableFrom(property.ReflectedType));

    private bool IsByConstructor(JsonPropertyInfo member) => exception is ArgumentException { ParamName: { } name }
        && member.AssociatedParameter is { } parameter && parameter.Name == name;
}
