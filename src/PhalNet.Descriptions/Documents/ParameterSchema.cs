using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>The JSON Schema of a parameter.</summary>
public static class ParameterSchema
{
    /// <summary>Creates the schema (2020-12) of the values that a call may send.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="isText">Whether it is sent as text, outside of a JSON body.</param>
    public static JsonObject Write(ParameterDocument parameter, bool isText)
    {
        var rule = parameter.Rule;
        if (isText && rule is { Kind: ParameterKind.List, ListFormat: ListFormat.Separated } && !IsListSeparator(rule.Separator))
            return WithDefault(new JsonObject { ["type"] = "string" }, parameter);

        var schema = OfType(parameter);
        AddChoices(schema, parameter);
        SchemaLimits.Add(schema, rule);
        return WithDefault(schema, parameter);
    }

    /// <summary>Converts an example to the type of the schema.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="schema">The schema created by <see cref="Write"/>.</param>
    /// <returns>Null when the parameter has no example or is a file; an optional parameter has no generated example.</returns>
    public static JsonNode? Example(ParameterDocument parameter, JsonObject schema)
    {
        if (parameter.IsFile || parameter.Example is not { } text || !(parameter.Rule.Required || parameter.HasExample))
            return null;

        var example = TypedValue.Read(text, schema, parameter.Rule.Separator);
        if (parameter.HasExample)
            return example;
        return example is JsonArray elements
            ? new JsonArray([.. elements.Select(element => InZone(element?.DeepClone(), schema["items"]))])
            : InZone(example, schema);
    }

    // The generated point in time has no offset, which the format requires.
    private static JsonNode? InZone(JsonNode? example, JsonNode? schema) =>
        (schema as JsonObject)?["format"]?.GetValue<string>() == "date-time"
            && example is JsonValue value && value.TryGetValue<string>(out var text) && text.Contains('T') && !text.EndsWith('Z')
            ? $"{text}Z"
            : example;

    // The separators that OpenAPI can express; other lists are described as text.
    private static bool IsListSeparator(string separator) => separator is "," or " " or "|";

    private static JsonObject OfType(ParameterDocument parameter)
    {
        var rule = parameter.Rule;
        if (parameter.Schema is JsonObject own)
            return (JsonObject)own.DeepClone();
        var schema = rule.IsJudgedByProfile ? OfKind(rule.Kind) : ParameterTypes.Of(rule)?.CreateSchema() ?? OfKind(rule.Kind);
        if (parameter.IsMany)
            return new JsonObject { ["type"] = "array", ["items"] = schema };
        if (rule is { Kind: ParameterKind.Text, Measure: LimitMeasure.Characters } && Format(rule) is { } format)
            schema["format"] = format;
        return schema;
    }

    // Of a profile's types only the kind of value is known.
    private static JsonObject OfKind(ParameterKind kind) => kind switch
    {
        ParameterKind.Integer => Simple("integer"),
        ParameterKind.Number => Simple("number"),
        ParameterKind.Boolean => Simple("boolean"),
        ParameterKind.List => Simple("array"),
        ParameterKind.Object => Simple("object"),
        ParameterKind.File => Simple("string", "binary"),
        _ => Simple("string"),
    };

    private static string? Format(ParameterRule rule) => rule.Sensitive ? "password"
        : rule.Validations.Any(validation => validation is EmailAddressAttribute) ? "email"
        : null;

    private static JsonObject Simple(string type, string? format = null) =>
        format is null ? new() { ["type"] = type } : new() { ["type"] = type, ["format"] = format };

    private static void AddChoices(JsonObject schema, ParameterDocument parameter)
    {
        if (parameter.Choices.Count == 0 || parameter.IsCombination)
            return;
        var target = parameter.Rule.Kind == ParameterKind.List ? schema["items"] as JsonObject : schema;
        if (target is not null && !target.ContainsKey("$ref"))
            target["enum"] = new JsonArray(
                [.. parameter.Choices.Select(choice => TypedValue.Read(choice.Value, target, parameter.Rule.Separator))]);
    }

    private static JsonObject WithDefault(JsonObject schema, ParameterDocument parameter)
    {
        if (parameter.Default is { } value && TypedValue.Read(value, schema, parameter.Rule.Separator) is { } typed)
            schema["default"] = typed;
        return schema;
    }
}
