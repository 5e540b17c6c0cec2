using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet;

/// <summary>A member of an enum and its text in requests and replies.</summary>
/// <param name="Name">The name from <see cref="JsonStringEnumMemberNameAttribute"/>, or else the member's name in snake_case.</param>
/// <param name="Value">The member's value.</param>
/// <param name="Field">Its declaration.</param>
public sealed record EnumMember(string Name, object Value, FieldInfo Field)
{
    /// <summary>The members of an enum, in declaration order.</summary>
    public static IReadOnlyList<EnumMember> Of(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => new EnumMember(
            field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(field.Name),
            field.GetValue(null)!,
            field))];
    }

    /// <summary>The text of a value in requests and replies: <c>a, b</c> for flags; null for an undefined value.</summary>
    public static string? TextOf(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var type = value.GetType();
        var members = Of(type);
        if (members.FirstOrDefault(member => member.Value.Equals(value)) is { } exact)
            return exact.Name;
        if (!type.IsDefined(typeof(FlagsAttribute), inherit: false))
            return null;

        var left = BitsOf(value);
        var names = new List<string>();
        foreach (var member in LargestFirst(members))
        {
            var bits = BitsOf(member.Value);
            if (bits == 0 || (left & bits) != bits)
                continue;
            left &= ~bits;
            names.Add(member.Name);
        }

        return left == 0 && names.Count > 0 ? string.Join(", ", names) : null;
    }

    /// <summary>The bits of a value, whatever the enum's underlying type.</summary>
    internal static ulong BitsOf(object value) =>
        Type.GetTypeCode(value.GetType()) is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64
            ? unchecked((ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture))
            : Convert.ToUInt64(value, CultureInfo.InvariantCulture);

    // The order of System.Text.Json: a member that combines several others precedes them.
    private static IEnumerable<EnumMember> LargestFirst(IEnumerable<EnumMember> members) =>
        members.OrderByDescending(member => BitOperations.PopCount(BitsOf(member.Value))).ThenBy(member => BitsOf(member.Value));
}
