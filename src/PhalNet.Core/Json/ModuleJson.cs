using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

internal static class ModuleJson
{
    /// <summary>
    /// The format expected by PhalApi's clients: snake_case names, enums as text, minimal escaping. The media type of replies is JSON, so
    /// HTML-sensitive characters need no escape.
    /// </summary>
    public static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            PropertyNameCaseInsensitive = false,
            IncludeFields = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowOutOfOrderMetadataProperties = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.Converters.Add(new DefaultEnumConverter());
        return options;
    }
}

/// <summary>Writes enums as text when the module has no other converter for them.</summary>
internal sealed class DefaultEnumConverter() : JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);

/// <summary>Written as <c>{}</c>: the data of calls without data.</summary>
internal sealed class EmptyObject
{
    private EmptyObject()
    {
    }

    public static EmptyObject Instance { get; } = new();
}

internal static class JsonErrors
{
    /// <summary>Whether an exception is caused by the JSON: malformed, of the wrong shape, or with an unpaired surrogate escape.</summary>
    public static bool IsOne(Exception exception) =>
        exception is JsonException
        || (exception is ArgumentException or InvalidOperationException
            && exception.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true);
}
