using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.Extensions.Configuration;

namespace PhalNet.Modules;

/// <summary>Checks a configuration section against the module's JSON schema.</summary>
internal static class ConfigurationSchema
{
    // The keys of a module's section that the engine itself reads.
    private static readonly string[] EngineKeys =
    [
        "Profile", nameof(IModuleBuilder.CallSeconds), nameof(IModuleBuilder.BodySeconds), nameof(IModuleBuilder.Int64AsText),
        nameof(IModuleBuilder.NonFinite),
    ];

    /// <summary>The errors, one sentence each.</summary>
    public static IReadOnlyList<string> Problems(string module, JsonNode schema, IConfiguration section)
    {
        JsonSchema parsed;
        try
        {
            parsed = JsonSchema.FromText(schema.ToJsonString());
        }
        catch (Exception exception) when (exception is JsonException or JsonSchemaException or ArgumentException)
        {
            return [$"{ModuleManifest.FileName}: configuration is not a JSON schema: {exception.Message}"];
        }

        var instance = Read(section, schema as JsonObject) as JsonObject ?? [];
        foreach (var key in EngineKeys.Where(key => schema["properties"]?[key] is null))
            instance.Remove(key);
        using var document = JsonDocument.Parse(instance.ToJsonString());
        var results = parsed.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        if (results.IsValid)
            return [];
        return
        [
            .. (results.Details ?? []).Where(detail => detail.Errors is { Count: > 0 })
                .SelectMany(detail => detail.Errors!.Values.Select(error => $"{Key(module, $"{detail.InstanceLocation}")}: {error}"))
                .Distinct(),
        ];
    }

    // Configuration values are always text; the schema defines their types.
    private static JsonNode? Read(IConfiguration section, JsonObject? schema)
    {
        IConfigurationSection[] children = [.. section.GetChildren()];
        if (children.Length == 0)
            return section is IConfigurationSection { Value: { } text } ? Value(text, schema) : null;
        if (Types(schema).Contains("array"))
            return new JsonArray([.. children.Select(child => Read(child, schema?["items"] as JsonObject))]);
        var properties = schema?["properties"] as JsonObject;
        var members = new JsonObject();
        foreach (var child in children)
        {
            var name = properties?.Select(property => property.Key)
                .FirstOrDefault(key => key.Equals(child.Key, StringComparison.OrdinalIgnoreCase)) ?? child.Key;
            members[name] = Read(child, (properties?[name] ?? schema?["additionalProperties"]) as JsonObject);
        }

        return members;
    }

    private static JsonNode? Value(string text, JsonObject? schema)
    {
        foreach (var type in Types(schema))
        {
            if (type == "boolean" && bool.TryParse(text, out var flag))
                return flag;
            if (type is "integer" && long.TryParse(text, CultureInfo.InvariantCulture, out var whole))
                return whole;
            if (type is "number" && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return number;
            if (type == "null" && text.Length == 0)
                return null;
        }

        return text;
    }

    private static IReadOnlyList<string> Types(JsonObject? schema) => schema?["type"] switch
    {
        JsonArray several => [.. several.Select(type => $"{type}")],
        { } one => [$"{one}"],
        null => [],
    };

    private static string Key(string module, string pointer) =>
        pointer.Length == 0 ? module : $"{module}:{pointer.Trim('/').Replace('/', ':')}";
}
