using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// Finds attributes by which other frameworks would exclude or rename members: for example, a member that ASP.NET Core would not bind would
/// still be read here.
/// </summary>
internal static class UnsupportedAttributes
{
    private const string AspNetCore = "Microsoft.AspNetCore.";

    /// <summary>The error of a member that callers send, and how to fix it; null when there is none.</summary>
    public static string? FindError(JsonPropertyInfo member, IReadOnlyList<Attribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (IsOfAspNetCore(attribute.GetType()) && Instead(member, attribute, attributes) is { } instead)
                return OtherSerializers.Text(attribute.GetType(), instead);
        }

        return OtherSerializers.FindError(member, attributes);
    }

    /// <summary>The error in the attributes of a type.</summary>
    public static string? FindError(IEnumerable<Attribute> attributes)
    {
        foreach (var attribute in attributes.Select(attribute => attribute.GetType()))
        {
            if (attribute.Name is "MetadataTypeAttribute" or "ModelMetadataTypeAttribute" or "ModelMetadataTypeAttribute`1")
                return OtherSerializers.Text(attribute, "write the attributes on the members themselves");
            if (IsOfAspNetCore(attribute) && attribute.Name is "ModelBinderAttribute" or "ModelBinderAttribute`1")
                return OtherSerializers.Text(attribute, "write a ParameterConverter, or a JsonConverter");
        }

        return null;
    }

    private static bool IsOfAspNetCore(Type type) => type.Namespace?.StartsWith(AspNetCore, StringComparison.Ordinal) == true;

    private static string? Instead(JsonPropertyInfo member, Attribute attribute, IEnumerable<Attribute> all) =>
        attribute.GetType().Name switch
        {
            "BindNeverAttribute" => "write [JsonIgnore]",
            "BindRequiredAttribute" => member.IsRequired ? null : "write [Required], or the keyword required",
            "ModelBinderAttribute" or "ModelBinderAttribute`1" => "write a ParameterConverter, or a JsonConverter",
            "ValidateNeverAttribute" => "remove it, and the limits that should not apply",
            _ when attribute.GetType().GetProperty("Name")?.GetValue(attribute) is string { Length: > 0 } name =>
                member.Name == name || all.Any(other => other is JsonPropertyNameAttribute)
                    ? null
                    : $"write [JsonPropertyName(\"{name}\")]",
            _ => "remove it: members come from the JSON of the object",
        };
}
