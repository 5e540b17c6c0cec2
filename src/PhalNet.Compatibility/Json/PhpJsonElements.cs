using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet.Compatibility;

/// <summary>Converts between <see cref="PhpValue"/> and System.Text.Json.</summary>
internal static class PhpJsonElements
{
    // The serializer's default depth of 64 is less than PHP supports.
    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = JsonReplyFormat.MaxDepth };

    public static PhpValue FromElement(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new PhpArray();
                foreach (var property in element.EnumerateObject())
                    map[property.Name] = FromElement(property.Value);
                return map;
            case JsonValueKind.Array:
                var list = new PhpArray(element.GetArrayLength());
                foreach (var item in element.EnumerateArray())
                    list.Append(FromElement(item));
                return list;
            case JsonValueKind.String:
                return element.GetString()!;
            case JsonValueKind.True:
                return PhpValue.True;
            case JsonValueKind.False:
                return PhpValue.False;
            case JsonValueKind.Number:
                var number = element.GetRawText();
                return number.AsSpan().IndexOfAny('.', 'e', 'E') < 0 && element.TryGetInt64(out var whole)
                    ? PhpValue.Of(whole)
                    : PhpValue.Of(element.GetDouble());
            default:
                return PhpValue.Null;
        }
    }

    public static JsonElement ToElement(PhpValue value) => ToElement(ToNode(value));

    public static JsonElement ToElement(JsonNode? node) => JsonSerializer.SerializeToElement(node, Deep);

    /// <summary>
    /// Creates a node for a value that <see cref="PhpJsonFit"/> accepts. An array with the keys 0, 1, 2 … in this order, or an empty one,
    /// is a list, any other an object; a float without fraction is written as an integer.
    /// </summary>
    public static JsonNode? ToNode(PhpValue value)
    {
        switch (value.Kind)
        {
            case PhpKind.Bool:
                return JsonValue.Create(value.Bool);
            case PhpKind.Int:
                return JsonValue.Create(value.Int);
            case PhpKind.Float:
                return JsonValue.Create(value.Float);
            case PhpKind.String:
                return JsonValue.Create(value.String);
            case PhpKind.Array when value.Array.IsList:
                var list = new JsonArray();
                foreach (var item in value.Array.Values)
                    list.Add(ToNode(item));
                return list;
            case PhpKind.Array:
                var map = new JsonObject();
                foreach (var (key, item) in value.Array)
                    map[key.Text] = ToNode(item);
                return map;
            default:
                return null;
        }
    }

    public static void Write(Utf8JsonWriter writer, PhpValue value)
    {
        switch (value.Kind)
        {
            case PhpKind.Bool:
                writer.WriteBooleanValue(value.Bool);
                break;
            case PhpKind.Int:
                writer.WriteNumberValue(value.Int);
                break;
            case PhpKind.Float:
                writer.WriteNumberValue(value.Float);
                break;
            case PhpKind.String:
                writer.WriteStringValue(value.String);
                break;
            case PhpKind.Array when value.Array.IsList:
                writer.WriteStartArray();
                foreach (var item in value.Array.Values)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case PhpKind.Array:
                writer.WriteStartObject();
                foreach (var (key, item) in value.Array)
                {
                    writer.WritePropertyName(key.Text);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
