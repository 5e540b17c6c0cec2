using System.Globalization;
using System.Text.Json.Nodes;

namespace PhalNet.Modules;

/// <summary>A schema with its references resolved and without its texts.</summary>
internal sealed class SchemaShape
{
    // References may be circular.
    private const int MostSteps = 16;

    private readonly JsonObject _root;

    /// <param name="root">The document that references point into.</param>
    /// <param name="node">A schema in it; null for the document itself.</param>
    public SchemaShape(JsonObject root, JsonNode? node = null)
    {
        _root = root;
        Content = Resolve(node as JsonObject ?? (node is null ? root : []));
        IsNullable |= Names(Content["type"]).Contains("null") || Values(Content["enum"]).Any(value => value is null);
    }

    /// <summary>The schema that the references lead to; the same object for the same reference.</summary>
    public JsonObject Content { get; }

    public bool IsNullable { get; private set; }

    /// <summary>The allowed types; any if empty. <c>map</c> is an object with arbitrary members.</summary>
    public IReadOnlyList<string> Types => [.. Names(Content["type"]).Where(name => name != "null")
        .Select(name => name == "object" && Elements is not null && Members.Count == 0 ? "map" : name).Order(StringComparer.Ordinal)];

    /// <summary>The format of the text or number; null if none is given.</summary>
    public string? Format => Text("format") ?? Text("contentEncoding");

    public string? Pattern => Text("pattern");

    /// <summary>The allowed values; null for any of the types.</summary>
    public IReadOnlyList<string>? Enum => Content["const"] is { } only ? [Plain(only)]
        : Content["enum"] is JsonArray values ? [.. values.OfType<JsonNode>().Select(Plain)]
        : null;

    public string? Default => Content["default"] is { } value ? Plain(value) : null;

    /// <summary>Limits as text that no keyword expresses.</summary>
    public IReadOnlyList<string> Words => [.. Values(Content["x-limits"]).OfType<JsonNode>().Select(Plain)];

    public SchemaShape? Items => Content["items"] is JsonObject items ? new(_root, items) : null;

    /// <summary>The values of an object with arbitrary members.</summary>
    public SchemaShape? Elements => Content["additionalProperties"] is JsonObject elements ? new(_root, elements) : null;

    /// <summary>The members of an object, including those of its base types.</summary>
    public IReadOnlyDictionary<string, (SchemaShape Shape, bool IsRequired)> Members
    {
        get
        {
            var members = new Dictionary<string, (SchemaShape, bool)>(StringComparer.Ordinal);
            foreach (var part in Values(Content["allOf"]).OfType<JsonObject>())
            {
                foreach (var (name, member) in new SchemaShape(_root, part).Members)
                    members[name] = member;
            }

            var required = Values(Content["required"]).OfType<JsonNode>().Select(Plain).ToHashSet();
            foreach (var (name, member) in Content["properties"] as JsonObject ?? [])
                members[name] = (new(_root, member), required.Contains(name));
            return members;
        }
    }

    /// <summary>The variants of an object by their discriminator, or by their number if there is none.</summary>
    public IReadOnlyDictionary<string, SchemaShape> Kinds
    {
        get
        {
            if (Content["discriminator"]?["mapping"] is JsonObject mapping)
                return mapping.ToDictionary(kind => kind.Key, kind => new SchemaShape(_root, Reference(kind.Value!)));
            return Values(Content["anyOf"] ?? Content["oneOf"])
                .Select((kind, i) => (Name: $"#{i + 1}", Shape: new SchemaShape(_root, kind)))
                .ToDictionary(kind => kind.Name, kind => kind.Shape);
        }
    }

    /// <summary>A limit; that of the format if the schema has none, or null.</summary>
    public decimal? Limit(string keyword)
    {
        if (Content[keyword] is { } limit
            && decimal.TryParse(limit.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        return (Format, keyword) switch
        {
            ("int32", "minimum") => int.MinValue,
            ("int32", "maximum") => int.MaxValue,
            ("int64", "minimum") => long.MinValue,
            ("int64", "maximum") => long.MaxValue,
            _ => null,
        };
    }

    /// <summary>A short name of the type.</summary>
    public override string ToString()
    {
        var types = Types.Count == 0 ? "any" : string.Join("|", Types);
        return Format is null ? types : $"{types} ({Format})";
    }

    private JsonObject Resolve(JsonObject schema)
    {
        for (var i = 0; i < MostSteps; i++)
        {
            if (Values(schema["oneOf"] ?? schema["anyOf"]).OfType<JsonObject>().ToArray() is [var one, var other]
                && IsNull(one) != IsNull(other))
            {
                IsNullable = true;
                schema = IsNull(one) ? other : one;
            }

            if (schema["$ref"] is not { } reference)
                return schema;
            schema = Find(Plain(reference));
        }

        return [];
    }

    private static JsonObject Reference(JsonNode pointer) => new() { ["$ref"] = pointer.DeepClone() };

    private JsonObject Find(string pointer) => pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Select(Uri.UnescapeDataString)
        .Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
        .Aggregate((JsonNode?)_root, (node, part) => (node as JsonObject)?[part]) as JsonObject ?? [];

    private static bool IsNull(JsonObject schema) => Names(schema["type"]) is ["null"];

    private string? Text(string keyword) => Content[keyword] is { } value ? Plain(value) : null;

    private static string[] Names(JsonNode? type) => type switch
    {
        JsonArray several => [.. several.OfType<JsonNode>().Select(Plain)],
        { } one => [Plain(one)],
        null => [],
    };

    private static JsonArray Values(JsonNode? list) => list as JsonArray ?? [];

    private static string Plain(JsonNode node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node.ToJsonString();
}
