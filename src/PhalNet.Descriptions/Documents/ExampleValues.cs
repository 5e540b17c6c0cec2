using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>
/// Generates values that a rule allows, for samples of calls. Patterns, converters and checks of a module are not supported; they need a
/// declared example.
/// </summary>
/// <param name="json">The options for reading objects of the module.</param>
internal sealed class ExampleValues(JsonSerializerOptions json)
{
    /// <param name="rule">The rule.</param>
    /// <param name="choices">The allowed values; empty when others are allowed, too.</param>
    /// <param name="schema">The JSON Schema of an object or a list.</param>
    /// <returns>Null when no value can be generated.</returns>
    public string? Make(ParameterRule rule, IReadOnlyList<string> choices, JsonNode? schema)
    {
        if (rule.Example is not null)
            return rule.Example;
        if (rule.ConverterType is not null || !ExampleChecks.Knows(rule))
            return null;
        return rule.Kind switch
        {
            ParameterKind.List => List(rule, choices, schema),
            _ when choices.Count > 0 => choices.FirstOrDefault(choice => ExampleChecks.Allows(rule, choice)),
            ParameterKind.Text => Text(rule),
            ParameterKind.Integer or ParameterKind.Number => ExampleNumbers.Make(rule),
            ParameterKind.Boolean => "true",
            ParameterKind.Date => Typical(rule),
            ParameterKind.Object => Object(rule, schema),
            _ => null,
        };
    }

    // Types of a profile are not supported unless the profile declares their format.
    private static string? Text(ParameterRule rule) => rule.Measure switch
    {
        LimitMeasure.Value => Typical(rule),
        LimitMeasure.Bytes when !rule.IsJudgedByProfile => Bytes(rule),
        _ => ExampleTexts.Make(rule),
    };

    private static string? Typical(ParameterRule rule) =>
        rule.Validations.Count > 0 ? null : ValueText.Write(rule.Min ?? rule.Max) ?? ParameterTypes.Of(rule)?.Example;

    private static string? Bytes(ParameterRule rule)
    {
        if (rule is { Min: null, Max: null } or { Validations.Count: > 0 })
            return Typical(rule);
        return Convert.ToBase64String(new byte[ExampleTexts.Length(rule.Min ?? rule.Max)]);
    }

    private string? List(ParameterRule rule, IReadOnlyList<string> choices, JsonNode? schema)
    {
        var type = rule.ClrType is null ? null : ParameterTypes.ElementOf(rule.ClrType);
        var element = new ParameterRule
        {
            Member = rule.Member,
            Name = rule.Name,
            ClrType = type,
            Type = type is null ? "string" : ParameterTypes.NameOf(type),
        };
        if (element.Kind is ParameterKind.Object or ParameterKind.List)
            return ListOfJson(rule, schema);
        if (Make(element, choices, null) is not { } text)
            return null;
        var count = rule.ListFormat == ListFormat.Single ? 1 : Math.Max(1, ExampleTexts.Length(rule.Min));
        if (rule.ListFormat == ListFormat.Json)
            return JsonText.Of(new JsonArray([.. Enumerable.Range(0, count).Select(_ => NodeOf(element, text))]));
        if (rule.ListFormat == ListFormat.Single)
            return text;
        return text.Contains(rule.Separator, StringComparison.Ordinal) ? null : string.Join(rule.Separator, Enumerable.Repeat(text, count));
    }

    private string? ListOfJson(ParameterRule rule, JsonNode? schema)
    {
        if (rule.ListFormat != ListFormat.Json)
            return null;
        var written = schema is JsonObject known ? (JsonObject)known.DeepClone() : new() { ["type"] = "array" };
        SchemaLimits.Add(written, rule);
        return Object(rule, written);
    }

    private static JsonNode? NodeOf(ParameterRule element, string text) =>
        element.Kind is ParameterKind.Text or ParameterKind.Choice or ParameterKind.Date ? text : JsonNode.Parse(text);

    /// <summary>JSON with the structure of a parameter that is written as JSON, whether it is allowed or not; null for any other.</summary>
    public static string? Template(ParameterRule rule, JsonNode schema) =>
        rule.Kind == ParameterKind.Object || rule is { Kind: ParameterKind.List, ListFormat: ListFormat.Json }
            ? JsonText.Of(SchemaExample.Make(schema))
            : null;

    // A schema may not describe members with custom converters, and a constructor of the module may reject the value.
    private string? Object(ParameterRule rule, JsonNode? schema)
    {
        var text = schema is null ? "{}" : JsonText.Of(SchemaExample.Make(schema));
        if (rule.ClrType is null)
            return text;
        try
        {
            return JsonSerializer.Deserialize(text, AsList(rule.ClrType), json) is null ? null : text;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    // The serializer does not read all lists and sets that parameters support; only the elements matter here.
    private static Type AsList(Type type) =>
        ParameterTypes.ElementOf(type) is { } element ? typeof(List<>).MakeGenericType(AsList(element)) : type;
}
