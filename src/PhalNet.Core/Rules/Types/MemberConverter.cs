using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet;

/// <summary>
/// Reads an object member, a list element or a dictionary key like a parameter of its type in a JSON body. Writes as the module's
/// serializer does.
/// </summary>
internal sealed class MemberConverter<T>(ParameterConverter converter, JsonSerializerOptions written) : JsonConverter<T>
{
    // A JSON number has the same value for the serializer, which avoids an intermediate text.
    private readonly JsonConverter<T>? _number = converter is INumberConverter
        ? (JsonConverter<T>)JsonSerializerOptions.Default.GetConverter(typeof(T))
        : null;

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when _number is not null:
                return Finite(_number.Read(ref reader, typeToConvert, options));
            case JsonTokenType.String:
                return Convert(reader.GetString()!);
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Convert(CallValue.Of(JsonElement.ParseValue(ref reader)));
            default:
                throw new JsonException();
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, written);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Convert(reader.GetString()!) ?? throw new JsonException();

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        ((JsonConverter<T>)written.GetConverter(typeof(T))).WriteAsPropertyName(writer, value!, written);

    // An empty value counts as not sent, except for text: null, if the type allows it.
    private T? Convert(string text) =>
        text.Length == 0 && default(T) is null && typeof(T) != typeof(string) ? default : Convert(CallValue.Of(text));

    private T Convert(in CallValue value)
    {
        if (converter is ParameterConverter<T> typed)
            return typed.TryConvert(value, out var own) ? own : throw new JsonException();
        return converter.TryConvert(value, out var read) && read is not null ? (T)read : throw new JsonException();
    }

    private static T? Finite(T? value) => value switch
    {
        double number when !double.IsFinite(number) => throw new JsonException(),
        float number when !float.IsFinite(number) => throw new JsonException(),
        Half number when !Half.IsFinite(number) => throw new JsonException(),
        _ => value,
    };
}

/// <summary>The same for a nullable value: an empty one counts as not sent.</summary>
internal sealed class NullableMemberConverter<T>(MemberConverter<T> inner, JsonSerializerOptions written) : JsonConverter<T?>
    where T : struct
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("") ? null : inner.Read(ref reader, typeof(T), options);

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, written);
}
