using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// Finds attributes by which another serializer would rename, require or ignore a member, and which System.Text.Json does not support: a
/// member that should be hidden would be sent silently.
/// </summary>
internal static class OtherSerializers
{
    private const string Newtonsoft = "Newtonsoft.Json";

    /// <summary>The error of a member and how to fix it.</summary>
    public static string? FindError(JsonPropertyInfo member, IEnumerable<Attribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (Instead(member, attribute, attributes) is { } instead)
                return Text(attribute.GetType(), instead);
        }

        return null;
    }

    /// <summary>The same for the members of an enum; null when there is no error.</summary>
    public static string? FindError(Type type)
    {
        if (!type.IsEnum || type.IsDefined(typeof(JsonConverterAttribute), inherit: false))
            return null;
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (field.GetCustomAttribute<EnumMemberAttribute>() is { IsValueSetExplicitly: true, Value: { } value }
                && field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>() is null)
                return $"{type.FullName}.{field.Name}: "
                    + Text(typeof(EnumMemberAttribute), $"write [JsonStringEnumMemberName(\"{value}\")]");
        }

        return null;
    }

    /// <summary>The message about an attribute that has no effect on a member.</summary>
    public static string Text(Type attribute, string instead)
    {
        var name = attribute.Name.EndsWith("Attribute", StringComparison.Ordinal) ? attribute.Name[..^9] : attribute.Name;
        return $"[{name}] of {attribute.Namespace} has no effect here; {instead}.";
    }

    private static string? Instead(JsonPropertyInfo member, Attribute attribute, IEnumerable<Attribute> all) => attribute switch
    {
        IgnoreDataMemberAttribute => "write [JsonIgnore] of System.Text.Json.Serialization",
        DataMemberAttribute { IsNameSetExplicitly: true, Name: { } name } => Named(member, name, all),
        DataMemberAttribute { IsRequired: true } when !member.IsRequired && IsSet(member) => "write [Required], or the keyword required",
        _ when attribute.GetType().Namespace == Newtonsoft => OfNewtonsoft(member, attribute, all),
        _ => null,
    };

    private static bool IsSet(JsonPropertyInfo member) => member.Set is not null && member.AssociatedParameter is null;

    private static string? OfNewtonsoft(JsonPropertyInfo member, Attribute attribute, IEnumerable<Attribute> all) =>
        attribute.GetType().Name switch
        {
            "JsonIgnoreAttribute" => "write [JsonIgnore] of System.Text.Json.Serialization",
            "JsonConverterAttribute" => "write [JsonConverter] of System.Text.Json.Serialization",
            "JsonExtensionDataAttribute" => "write [JsonExtensionData] of System.Text.Json.Serialization",
            "JsonRequiredAttribute" when !member.IsRequired => "write [JsonRequired] of System.Text.Json.Serialization",
            "JsonPropertyAttribute" when attribute.GetType().GetProperty("PropertyName")?.GetValue(attribute) is string name =>
                Named(member, name, all),
            _ => null,
        };

    private static string? Named(JsonPropertyInfo member, string name, IEnumerable<Attribute> all) =>
        member.Name == name || all.Any(other => other is JsonPropertyNameAttribute) ? null : $"write [JsonPropertyName(\"{name}\")]";
}
