using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet.Conformance.Values;

internal sealed class SerializedAsConverter : JsonConverter<SerializedAs>
{
    public override SerializedAs Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("values are only written");

    public override void Write(Utf8JsonWriter writer, SerializedAs value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Value, options);
}
