using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet.Testing;

/// <summary>Names and values of the parameters given by a test.</summary>
internal static class CallParameters
{
    public static IReadOnlyList<(string Name, object? Value)> Read(object? parameters) => parameters switch
    {
        null => [],
        IReadOnlyDictionary<string, object?> named => [.. named.Select(pair => (pair.Key, pair.Value))],
        IEnumerable<KeyValuePair<string, string>> texts => [.. texts.Select(pair => (pair.Key, (object?)pair.Value))],
        IEnumerable<(string Name, object? Value)> pairs => [.. pairs],
        JsonElement { ValueKind: JsonValueKind.Object } json =>
            [.. json.EnumerateObject().Select(each => (each.Name, (object?)each.Value))],
        IEnumerable or CancellationToken or ValueType when !IsRecord(parameters.GetType()) => throw new ArgumentException(
            $"{parameters.GetType()} has no parameter names: use an object with a property for each parameter, such as new {{ id = 7 }}, "
            + "or a dictionary with the names as keys.", nameof(parameters)),
        _ => [.. parameters.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsSent)
            .Select(property => (NameOf(property), property.GetValue(parameters)))],
    };

    private static bool IsSent(PropertyInfo property) =>
        property.CanRead && property.GetIndexParameters().Length == 0
        && property.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always };

    // Derives the name as parameter names are derived from C# names.
    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;
}
