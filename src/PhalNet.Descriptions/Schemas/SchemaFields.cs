using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>Lays a schema out as a list of members with dotted paths.</summary>
internal sealed class SchemaFields(JsonNode root, DescriptionTexts texts)
{
    private readonly List<FieldDocument> _fields = [];
    private readonly Dictionary<string, string> _paths = [];

    public IReadOnlyList<FieldDocument> List(string path, string description)
    {
        Add(root, path, "#", description);
        return _fields;
    }

    private void Add(JsonNode? node, string path, string pointer, string description)
    {
        _paths.TryAdd(pointer, path);
        if (node is not JsonObject schema)
        {
            _fields.Add(new(path, texts["type.any"], IsNullable: false, description));
            return;
        }

        description = schema["description"]?.GetValue<string>() is { Length: > 0 } own ? own : description;
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            var target = SchemaPointer.Find(root, reference) as JsonObject ?? [];
            _fields.Add(new(path, TypeOf(target), IsNullable(target), description) { SameAs = _paths.GetValueOrDefault(reference) });
            return;
        }

        _fields.Add(new(path, TypeOf(schema), IsNullable(schema), Join(description, Choices(schema))));
        AddChildren(schema, path, pointer);
    }

    private void AddChildren(JsonObject schema, string path, string pointer)
    {
        if (schema["properties"] is JsonObject properties)
        {
            foreach (var (name, property) in properties)
                Add(property, $"{path}.{name}", $"{pointer}/properties/{SchemaPointer.Escape(name)}", "");
        }

        if (schema["anyOf"] is JsonArray kinds)
            AddKinds(kinds, path, pointer);
        if (schema["items"] is JsonObject items)
            AddElement(items, $"{path}[]", $"{pointer}/items");
        if (schema["additionalProperties"] is JsonObject values)
            AddElement(values, $"{path}.{{{texts["fields.key"]}}}", $"{pointer}/additionalProperties");
    }

    // A list of plain values is told by its own row; elements have rows of their own where they have members.
    private void AddElement(JsonObject element, string path, string pointer)
    {
        _paths.TryAdd(pointer, path);
        if (element.ContainsKey("$ref"))
            Add(element, path, pointer, "");
        else
            AddChildren(element, path, pointer);
    }

    // A base type is written as one of its kinds; what they have in common is said once, and what tells them apart with all its values.
    private void AddKinds(JsonArray kinds, string path, string pointer)
    {
        var members = kinds.SelectMany((kind, index) => (kind?["properties"] as JsonObject ?? [])
            .Select(property => (
                property.Key,
                Schema: property.Value,
                Pointer: $"{pointer}/anyOf/{index}/properties/{SchemaPointer.Escape(property.Key)}")));
        foreach (var same in members.GroupBy(member => member.Key))
        {
            var constants = same.Select(member => (member.Schema as JsonObject)?["const"]).OfType<JsonNode>().ToArray();
            Add(same.First().Schema, $"{path}.{same.Key}", same.First().Pointer, constants.Length > 0 ? OneOf(constants) : "");
        }
    }

    private string TypeOf(JsonObject schema)
    {
        if (schema["enum"] is not null)
            return texts["type.enum"];
        if (schema["const"] is not null)
            return texts["type.string"];
        if (schema["anyOf"] is not null)
            return texts["type.object"];
        var names = Names(schema).Where(name => name != "null").ToArray();
        if (names.Contains("array"))
            return TypeOfList(schema["items"] as JsonObject);
        return names switch
        {
            ["string"] => texts[KeyOf(schema["format"]?.GetValue<string>())],
            ["boolean"] => texts["type.bool"],
            ["object"] => texts["type.object"],
            _ when names.Contains("integer") => texts["type.int"],
            _ when names.Contains("number") => texts["type.double"],
            _ => texts["type.any"],
        };
    }

    private static string KeyOf(string? format) => format switch
    {
        "date-time" => "type.datetime",
        "date" => "type.date",
        "time" => "type.time",
        _ => "type.string",
    };

    // A list may be one of itself.
    private string TypeOfList(JsonObject? items)
    {
        var element = SchemaPointer.Resolve(root, items) as JsonObject;
        return element is null || (element != items && Names(element).Contains("array"))
            ? texts["type.array"]
            : texts["type.arrayOf", TypeOf(element)];
    }

    // A list of choices is told by its own row.
    private string Choices(JsonObject schema) => (schema["enum"] ?? (schema["items"] as JsonObject)?["enum"]) is JsonArray values
        ? OneOf(values.OfType<JsonNode>())
        : "";

    private string OneOf(IEnumerable<JsonNode> values) =>
        texts["fields.oneOf", string.Join(", ", values.Select(value => MarkdownText.Code(value.ToString())))];

    private static bool IsNullable(JsonObject schema) =>
        Names(schema).Contains("null") || (schema["enum"] is JsonArray values && values.Any(value => value is null));

    private static IEnumerable<string> Names(JsonObject schema) => schema["type"] switch
    {
        JsonArray names => names.Select(name => name!.GetValue<string>()),
        { } name => [name.GetValue<string>()],
        null => [],
    };

    private static string Join(string first, string second) =>
        first.Length == 0 ? second : second.Length == 0 ? first : $"{first} {second}";
}

/// <summary>A member of a reply.</summary>
/// <param name="Path">Where it stands: <c>data.items[].id</c>.</param>
/// <param name="Type">Such as <c>Integer</c>.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Description">What it is, as Markdown.</param>
public sealed record FieldDocument(string Path, string Type, bool IsNullable, string Description)
{
    /// <summary>
    /// The path of the member that it is built like, whose own members stand there; null where it has none or has them itself.
    /// </summary>
    public string? SameAs { get; init; }
}
