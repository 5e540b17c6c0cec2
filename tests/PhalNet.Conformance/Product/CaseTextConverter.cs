using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PhalNet.Conformance.Values;

namespace PhalNet.Conformance.Product;

/// <summary>Implements the JSON options of a case for text that is not valid UTF-8.</summary>
internal sealed class CaseTextConverter(IReadOnlyList<string> options) : JsonConverter<UndecodableText>
{
    public override UndecodableText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("values are only written");

    public override void Write(Utf8JsonWriter writer, UndecodableText value, JsonSerializerOptions _)
    {
        var text = Encoding.UTF8.GetString(value.Bytes.Span);
        if (options.Contains("JSON_INVALID_UTF8_SUBSTITUTE"))
            writer.WriteStringValue(text);
        else if (options.Contains("JSON_INVALID_UTF8_IGNORE"))
            writer.WriteStringValue(text.Replace("\uFFFD", "", StringComparison.Ordinal));
        else if (options.Contains("JSON_PARTIAL_OUTPUT_ON_ERROR"))
            writer.WriteNullValue();
        else
            throw new JsonException($"{value.Bytes.Length} bytes are no UTF-8 text");
    }
}
