using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

internal static class ModuleJson
{
    /// <summary>
    /// What PhalApi's clients expect: snake_case names, enums as text, nothing escaped that JSON does not ask for. The reply's media type
    /// is JSON, so HTML-sensitive characters need no escape.
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
        options.Converters.Add(new HouseEnumConverter());
        return options;
    }
}

/// <summary>Enums as text, where the module has no other converter for them.</summary>
internal sealed class HouseEnumConverter() : JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);

/// <summary>Written as <c>{}</c>: the data of calls that have none.</summary>
internal sealed class EmptyObject
{
    private EmptyObject()
    {
    }

    public static EmptyObject Instance { get; } = new();
}

internal static class JsonErrors
{
    /// <summary>Whether the JSON is to blame: malformed, of another shape, or with a \u escape for half a character.</summary>
    public static bool IsOne(Exception exception) =>
        exception is JsonException
        || (exception is ArgumentException or InvalidOperationException
            && exception.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true);
}
