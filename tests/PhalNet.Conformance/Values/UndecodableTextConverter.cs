using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet.Conformance.Values;

internal sealed class UndecodableTextConverter : JsonConverter<UndecodableText>
{
    public override UndecodableText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("values are only written");

    public override void Write(Utf8JsonWriter writer, UndecodableText value, JsonSerializerOptions options) =>
        throw new JsonException($"{value.Bytes.Length} bytes are no UTF-8 text");
}
