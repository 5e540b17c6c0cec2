using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet;

/// <summary>A member of an enum and the text that stands for it in requests and replies.</summary>
/// <param name="Name">That of <see cref="JsonStringEnumMemberNameAttribute"/>, else the member's name in snake_case.</param>
/// <param name="Value">The member's value.</param>
/// <param name="Field">Its declaration.</param>
public sealed record EnumMember(string Name, object Value, FieldInfo Field)
{
    /// <summary>The members of an enum in the order of their declaration.</summary>
    public static IReadOnlyList<EnumMember> Of(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => new EnumMember(
            field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(field.Name),
            field.GetValue(null)!,
            field))];
    }
}
