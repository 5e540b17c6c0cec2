using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>Generates a value that matches a schema.</summary>
internal sealed class SchemaExample
{
    // More would show nothing new.
    private const int MostObjects = 60;

    private readonly SchemaView _view;

    // The types being written, to stop at recursive ones.
    private readonly HashSet<JsonObject> _open = new(ReferenceEqualityComparer.Instance);
    private int _objects;

    private SchemaExample(JsonObject root) => _view = new SchemaView(root);

    public static JsonNode? Make(JsonNode? schema) => schema is JsonObject root ? new SchemaExample(root).Of(root) : new JsonObject();

    private JsonNode? Of(JsonNode? node)
    {
        if (node is not JsonObject schema)
            return new JsonObject();
        if (schema["examples"] is JsonArray { Count: > 0 } examples)
            return examples[0]?.DeepClone();
        if (schema["default"] is { } usual)
            return usual.DeepClone();
        var (content, isNullable, _) = _view.Resolve(schema);
        if (content["enum"] is JsonArray values)
            return values.FirstOrDefault(value => value is not null)?.DeepClone();
        if (content["const"] is { } constant)
            return constant.DeepClone();
        if (!_view.HasMembers(content))
            return Value(content);
        if (_open.Contains(content) || _objects > MostObjects)
            return isNullable ? null : SchemaKind.Of(content) == "array" ? new JsonArray() : new JsonObject();
        _open.Add(content);
        _objects++;
        var example = Whole(content);
        _open.Remove(content);
        return example;
    }

    private JsonNode? Whole(JsonObject content)
    {
        if (SchemaKind.Of(content) == "array")
            return OfArray(content);
        if (content["discriminator"]?["mapping"] is JsonObject { Count: > 0 } mapping)
        {
            var kind = _view.Resolve(new JsonObject { ["$ref"] = mapping.First().Value!.DeepClone() }).Content;
            var marked = OfObject(kind);
            marked[content["discriminator"]!["propertyName"]!.GetValue<string>()] = mapping.First().Key;
            return marked;
        }

        return content["anyOf"] is JsonArray { Count: > 0 } kinds ? Of(kinds[0]) : OfObject(content);
    }

    private JsonArray OfArray(JsonObject schema)
    {
        var element = _view.Resolve(schema["items"]).Content;
        var count = Math.Max(1, (int)Math.Min(20, LimitOf(schema, "minItems") ?? 1));
        return _open.Contains(element) || LimitOf(schema, "maxItems") == 0
            ? []
            : [.. Enumerable.Range(0, count).Select(_ => Of(schema["items"]))];
    }

    private JsonObject OfObject(JsonObject schema)
    {
        var example = new JsonObject();
        foreach (var member in _view.Members(schema))
            example[member.Name] = Of(member.Schema);
        if (example.Count == 0 && schema["additionalProperties"] is JsonObject values
            && !_open.Contains(_view.Resolve(values).Content))
            example["key"] = Of(values);
        return example;
    }

    private static JsonNode? Value(JsonObject schema) => SchemaKind.Of(schema) switch
    {
        "array" => new JsonArray(),
        "string" => SchemaTexts.Make(schema),
        "integer" => Number(schema, 1),
        "number" => Number(schema, 1.5m),
        "boolean" => true,
        "null" => null,
        _ => new JsonObject(),
    };

    private static JsonValue Number(JsonObject schema, decimal usual)
    {
        var (least, most) = (LimitOf(schema, "minimum"), LimitOf(schema, "maximum"));
        if (least <= usual is not false && most >= usual is not false)
            return usual == 1 ? JsonValue.Create(1) : JsonValue.Create(usual);
        return JsonValue.Create(least is { } low && !(most < low) ? low : most ?? usual);
    }

    private static decimal? LimitOf(JsonObject schema, string keyword) =>
        schema[keyword] is JsonValue value && decimal.TryParse(
            value.ToString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var limit)
            ? limit
            : null;
}
