using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PhalNet.Descriptions;

/// <summary>The JSON Schema of a parameter.</summary>
public static partial class ParameterSchema
{
    private const string Array = "array";

    /// <summary>Makes the schema (2020-12) of the values that a call may send.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="isText">Whether it is sent as text, outside of a JSON body.</param>
    public static JsonObject Write(ParameterDocument parameter, bool isText)
    {
        var rule = parameter.Rule;
        if (isText && rule is { Type: Array, ListFormat: ListFormat.Separated } && !IsListSeparator(rule.Separator))
            return WithDefault(new JsonObject { ["type"] = "string" }, parameter);

        var schema = OfType(parameter);
        AddChoices(schema, parameter);
        AddLimits(schema, rule);
        return WithDefault(schema, parameter);
    }

    /// <summary>An example as what the schema calls for.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="schema">What <see cref="Write"/> made of it.</param>
    /// <returns>Null where the parameter has no example, or it is a file.</returns>
    public static JsonNode? Example(ParameterDocument parameter, JsonObject schema)
    {
        if (parameter.IsFile || parameter.Example is not { } text)
            return null;

        // What was made up for a point in time names no zone, which the format asks for.
        var isMadeUp = !parameter.HasExample && schema["format"]?.GetValue<string>() == "date-time";
        return TypedValue.Read(isMadeUp && text.Contains('T') && !text.EndsWith('Z') ? $"{text}Z" : text, schema, parameter.Rule.Separator);
    }

    // What is told of a list in text beside its schema; others are text to whoever reads the schema.
    private static bool IsListSeparator(string separator) => separator is "," or " " or "|";

    private static JsonObject OfType(ParameterDocument parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.Rule.ClrType ?? typeof(string)) ?? parameter.Rule.ClrType;
        return parameter.Rule.Type switch
        {
            Array or "object" =>
                parameter.Schema as JsonObject is { } schema ? (JsonObject)schema.DeepClone() : Simple(parameter.Rule.Type),
            "file" =>
                parameter.IsMany ? new JsonObject { ["type"] = Array, ["items"] = Simple("string", "binary") } : Simple("string", "binary"),
            "int" => Simple("integer", type == typeof(int) ? "int32" : null),
            "long" => Simple("integer", type == typeof(long) ? "int64" : null),
            "decimal" => Simple("number"),
            "double" => Simple("number", "double"),
            "float" => Simple("number", type == typeof(float) ? "float" : null),
            "bool" or "boolean" => Simple("boolean"),
            "datetime" =>
                Simple("string", type == typeof(DateTimeOffset) ? "date-time" : type == typeof(DateTime) ? "date-time-local" : null),
            "date" => Simple("string", type == typeof(DateOnly) ? "date" : null),
            "time" => Simple("string", type == typeof(TimeOnly) ? "time-local" : null),
            "string" when type == typeof(Guid) => Simple("string", "uuid"),
            "string" when parameter.Rule.Sensitive => Simple("string", "password"),
            "string" when parameter.Rule.Validations.Any(validation => validation is EmailAddressAttribute) => Simple("string", "email"),
            _ => Simple("string"),
        };
    }

    private static JsonObject Simple(string type, string? format = null) =>
        format is null ? new() { ["type"] = type } : new() { ["type"] = type, ["format"] = format };

    private static void AddChoices(JsonObject schema, ParameterDocument parameter)
    {
        if (parameter.Choices.Count == 0)
            return;
        var target = parameter.Rule.Type == Array ? schema["items"] as JsonObject : schema;
        if (target is not null && !target.ContainsKey("$ref"))
            target["enum"] = new JsonArray(
                [.. parameter.Choices.Select(choice => TypedValue.Read(choice.Value, target, parameter.Rule.Separator))]);
    }

    private static void AddLimits(JsonObject schema, ParameterRule rule)
    {
        var (least, most) = rule.Type switch
        {
            "string" => ("minLength", "maxLength"),
            Array => ("minItems", "maxItems"),
            "int" or "long" or "decimal" or "double" or "float" => ("minimum", "maximum"),
            _ => ("", ""),
        };
        if (least.Length > 0)
        {
            Add(schema, least, rule.Min);
            Add(schema, most, rule.Max);
        }

        // The rule wants the whole text to match; a schema is content with a part.
        if (rule is { Type: "string", Pattern: { } pattern } && IsPortable(pattern))
            schema["pattern"] = $"^(?:{pattern})$";
    }

    private static void Add(JsonObject schema, string name, object? bound)
    {
        if (decimal.TryParse(ValueText.Write(bound), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            schema[name] = number;
    }

    // Schemas take the expressions of JavaScript; what only .NET knows is left to the words of the description.
    private static bool IsPortable(string pattern)
    {
        if (OnlyDotNet().IsMatch(pattern))
            return false;
        try
        {
            _ = new Regex(pattern, RegexOptions.ECMAScript);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static JsonObject WithDefault(JsonObject schema, ParameterDocument parameter)
    {
        if (parameter.Default is { } value && TypedValue.Read(value, schema, parameter.Rule.Separator) is { } typed)
            schema["default"] = typed;
        return schema;
    }

    [GeneratedRegex(@"\(\?(?![:=!])|\\[AZzGpPaeQE]|\[[^\]]*-\[")]
    private static partial Regex OnlyDotNet();
}
