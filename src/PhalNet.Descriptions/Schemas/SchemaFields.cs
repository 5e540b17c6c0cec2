using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>Lists the members of a schema with dotted paths. A type that occurs several times is listed once.</summary>
internal sealed class SchemaFields
{
    private readonly SchemaView _view;
    private readonly JsonObject _root;
    private readonly DescriptionTexts _texts;
    private readonly FieldTypes _types;
    private readonly List<FieldDocument> _fields = [];
    private readonly Dictionary<JsonObject, string> _paths = new(ReferenceEqualityComparer.Instance);

    private readonly SchemaUse _use;

    public SchemaFields(JsonObject root, DescriptionTexts texts, SchemaUse use)
    {
        _use = use;
        _root = root;
        _texts = texts;
        _view = new SchemaView(root);
        _types = new FieldTypes(_view, texts);
    }

    /// <param name="path">The name of the value itself.</param>
    /// <param name="description">Its description.</param>
    public IReadOnlyList<FieldDocument> List(string path, string description)
    {
        var root = _view.Resolve(_root);
        var own = _root["description"]?.GetValue<string>() is { Length: > 0 } text ? text : description;
        _fields.Add(new(path, _types.Of(root.Content), root.IsNullable, Join(own, _types.Choices(root.Content))));
        _paths[_root] = path;
        _paths[root.Content] = path;
        AddChildren(root.Content, path);
        return _fields;
    }

    private void Add(JsonObject schema, string path, bool isRequired)
    {
        var (content, isNullable, description) = _view.Resolve(schema);
        var isSaid = !TryEnter(content, path, out var same);
        _fields.Add(new(path, _types.Of(content), isNullable, Join(description ?? "", _types.Choices(content)))
        {
            IsRequired = isRequired && _use == SchemaUse.Request,
            Limits = schema[SchemaKeys.Limits] is JsonArray limits ? [.. limits.Select(limit => limit!.GetValue<string>())] : [],
            Default = schema["default"] is { } value ? JsonText.Plain(value) : null,
            SameAs = same,
        });
        if (!isSaid)
            AddChildren(content, path);
    }

    // Small types are repeated, because that is easier to read than a reference.
    private bool TryEnter(JsonObject content, string path, out string? same)
    {
        same = null;
        if (!_view.HasMembers(content) || _paths.TryAdd(content, path))
            return true;
        if (content["items"] is null && content["additionalProperties"] is not JsonObject
            && _view.Members(content).All(member => !_view.HasMembers(_view.Resolve(member.Schema).Content))
            && !_view.Kinds(content).Any())
            return true;
        same = _paths[content];
        return false;
    }

    private void AddChildren(JsonObject content, string path)
    {
        var members = _view.Members(content).ToArray();
        var mark = content["discriminator"]?["propertyName"]?.GetValue<string>();
        foreach (var member in members)
        {
            Add(member.Schema, $"{path}.{member.Name}", member.IsRequired);
            if (member.Name == mark && content["discriminator"]!["mapping"] is JsonObject mapping)
                _fields[^1] = _fields[^1] with { Description = _types.OneOf(mapping.Select(kind => (JsonNode)kind.Key)) };
        }

        AddKinds(content, members, path);
        if (content["items"] is JsonObject items)
            AddElement(items, $"{path}[]");
        if (content["additionalProperties"] is JsonObject values)
            AddElement(values, $"{path}.{{{_texts["fields.key"]}}}");
    }

    // A list of simple values has one row; elements only have rows if they have members.
    private void AddElement(JsonObject element, string path)
    {
        var content = _view.Resolve(element).Content;
        if (!_view.HasMembers(content))
            return;
        if (TryEnter(content, path, out var same))
            AddChildren(content, path);
        else
            _fields.Add(new(path, _types.Of(content), IsNullable: false, "") { SameAs = same });
    }

    // A value of a base type has one of its derived types: common members are listed once, and the discriminator with all of its values.
    private void AddKinds(JsonObject content, SchemaMember[] shared, string path)
    {
        var members = _view.Kinds(content).Where(kind => kind != content).SelectMany(_view.Members)
            .Where(member => shared.All(one => one.Name != member.Name));
        foreach (var same in members.GroupBy(member => member.Name))
        {
            Add(same.First().Schema, $"{path}.{same.Key}", same.All(member => member.IsRequired));
            var constants = same.Select(member => member.Schema["const"]).OfType<JsonNode>().ToArray();
            if (constants.Length > 0)
                _fields[^1] = _fields[^1] with { Description = _types.OneOf(constants) };
        }
    }

    private static string Join(string first, string second) =>
        first.Length == 0 ? second : second.Length == 0 ? first : $"{first} {second}";
}

/// <summary>A member of a reply or a parameter.</summary>
/// <param name="Path">Its path: <c>data.items[].id</c>.</param>
/// <param name="Type">Its type, such as <c>Integer</c>.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Description">The description, as Markdown.</param>
public sealed record FieldDocument(string Path, string Type, bool IsNullable, string Description)
{
    /// <summary>
    /// The path of a member of the same type, whose members are listed there; null when it has no members or they are listed here.
    /// </summary>
    public string? SameAs { get; init; }

    /// <summary>Whether it must be sent.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The limits of a request member, as Markdown phrases.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>The default of a request member; null for none.</summary>
    public string? Default { get; init; }
}
