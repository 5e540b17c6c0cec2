using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet.Compatibility.Internal.Profile;

internal static class EnumNames
{
    public static object?[] Of(Type type) => [.. Members(type).Select(member => member.Name)];

    public static object? Find(Type type, string name) => Members(type).FirstOrDefault(member => member.Name == name).Value;

    private static IEnumerable<(string Name, object? Value)> Members(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (
            field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(field.Name),
            field.GetValue(null)));
}
