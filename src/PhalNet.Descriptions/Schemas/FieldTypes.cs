using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>The names of schema types in a language.</summary>
internal sealed class FieldTypes(SchemaView view, DescriptionTexts texts)
{
    public string Of(JsonObject schema) => Of(schema, 0);

    /// <summary>The allowed values; empty when others are allowed, too. A list of choices has its own row.</summary>
    public string Choices(JsonObject schema) =>
        (schema["enum"] ?? (schema["items"] is { } items ? view.Resolve(items).Content["enum"] : null)) is JsonArray values
            ? OneOf(values.OfType<JsonNode>())
            : "";

    public string OneOf(IEnumerable<JsonNode> values) =>
        texts["fields.oneOf", string.Join(", ", values.Select(value => MarkdownText.Code(value.ToString())))];

    // A list may contain itself.
    private string Of(JsonObject schema, int depth)
    {
        if (schema["enum"] is not null)
            return texts["type.enum"];
        if (schema["const"] is not null)
            return texts["type.string"];
        if (schema["anyOf"] is not null || schema["allOf"] is not null)
            return texts["type.object"];
        var names = Names(schema).Where(name => name != "null").ToArray();
        if (names.Contains("array"))
            return OfList(schema, depth);
        return names switch
        {
            ["string"] => texts[KeyOf(schema)],
            ["boolean"] => texts["type.bool"],
            ["object"] => texts["type.object"],
            _ when names.Contains("integer") => texts["type.int"],
            _ when names.Contains("number") => texts["type.double"],
            _ => texts["type.any"],
        };
    }

    private string OfList(JsonObject schema, int depth)
    {
        var element = schema["items"] is { } items ? view.Resolve(items).Content : [];
        return element.Count == 0 || depth > 2 ? texts["type.array"] : texts["type.arrayOf", Of(element, depth + 1)];
    }

    private static string KeyOf(JsonObject schema) => schema["format"]?.GetValue<string>() switch
    {
        "date-time" or "date-time-local" => "type.datetime",
        "date" => "type.date",
        "time" or "time-local" => "type.time",
        null when schema["pattern"]?.GetValue<string>() == SchemaKeys.DateTimePattern => "type.datetime",
        _ => "type.string",
    };

    private static IEnumerable<string> Names(JsonObject schema) => schema["type"] switch
    {
        JsonArray names => names.Select(name => name!.GetValue<string>()),
        { } name => [name.GetValue<string>()],
        null => [],
    };
}
