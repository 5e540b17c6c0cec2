using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PhalNet.Docs.Tests.Support;

/// <summary>
/// Finds values that do not match a JSON Schema, for the keywords used in the documents. A member that the schema does not declare is an
/// error.
/// </summary>
internal static class SchemaJudge
{
    public static IEnumerable<string> FindErrors(JsonNode? value, JsonNode? schema, JsonNode root, string path = "$")
    {
        if (schema is not JsonObject rules)
            return schema is null || schema.GetValueKind() == JsonValueKind.True ? [] : [$"{path}: nothing is let in"];
        if (rules["$ref"]?.GetValue<string>() is { } reference)
            return FindErrors(value, Find(root, reference), root, path);
        if (rules["anyOf"] is JsonArray kinds && !kinds.Any(kind => !FindErrors(value, kind, root, path).Any()))
            return [$"{path}: {value?.ToJsonString()} is none of {kinds.ToJsonString()}"];
        if (rules["oneOf"] is JsonArray single && single.Count(kind => !FindErrors(value, kind, root, path).Any()) != 1)
            return [$"{path}: {value?.ToJsonString() ?? "null"} is not one of {single.ToJsonString()}: {string.Join("; ", single.SelectMany(kind => FindErrors(value, kind, root, path)))}"];
        if (rules["discriminator"] is JsonObject discriminator && value is JsonObject marked
            && marked[discriminator["propertyName"]!.GetValue<string>()]?.GetValue<string>() is { } mark)
            return discriminator["mapping"]?[mark]?.GetValue<string>() is { } place
                ? Whole(value, Find(root, place)!.AsObject(), root, path)
                : [$"{path}: {mark} is no known kind"];
        return Whole(value, rules, root, path);
    }

    private static IEnumerable<string> Whole(JsonNode? value, JsonObject rules, JsonNode root, string path) =>
        [.. Own(value, rules, path), .. Children(value, rules, root, path)];

    private static IEnumerable<string> Own(JsonNode? value, JsonObject rules, string path)
    {
        if (rules["type"] is { } type && !Names(type).Any(name => IsOf(value, name)))
            yield return $"{path}: {value?.ToJsonString() ?? "null"} is not {type.ToJsonString()}";
        if (rules["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value)))
            yield return $"{path}: {value?.ToJsonString()} is none of {allowed.ToJsonString()}";
        if (rules["const"] is { } constant && !JsonNode.DeepEquals(constant, value))
            yield return $"{path}: {value?.ToJsonString()} is not {constant.ToJsonString()}";
        if (value is JsonObject members && rules["maxProperties"]?.GetValue<int>() < members.Count)
            yield return $"{path}: too many members";
        if (value?.GetValueKind() == JsonValueKind.Number && (Number(rules["minimum"]) > Number(value) || Number(rules["maximum"]) < Number(value)))
            yield return $"{path}: {value} is out of range";
        if (value is JsonArray items && (rules["minItems"]?.GetValue<int>() > items.Count || rules["maxItems"]?.GetValue<int>() < items.Count))
            yield return $"{path}: {items.Count} elements";
        if (value is not JsonValue text || !text.TryGetValue<string>(out var letters))
            yield break;
        if (rules["pattern"]?.GetValue<string>() is { } pattern && !Regex.IsMatch(letters, pattern))
            yield return $"{path}: {letters} does not match {pattern}";
        if (rules["maxLength"]?.GetValue<int>() < letters.Length || rules["minLength"]?.GetValue<int>() > letters.Length)
            yield return $"{path}: {letters} has the wrong length";
        if (!IsOfFormat(letters, rules["format"]?.GetValue<string>()))
            yield return $"{path}: {letters} is not of the format {rules["format"]}";
    }

    // RFC 3339 requires an offset in all formats except dates.
    private static bool IsOfFormat(string text, string? format) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
        "date-time" => Regex.IsMatch(text, @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$"),
        "time" => Regex.IsMatch(text, @"^\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$"),
        "date-time-local" => Regex.IsMatch(text, @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?$"),
        "time-local" => Regex.IsMatch(text, @"^\d{2}:\d{2}:\d{2}(\.\d+)?$"),
        "uuid" => Guid.TryParse(text, out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        _ => true,
    };

    private static IEnumerable<string> Children(JsonNode? value, JsonObject rules, JsonNode root, string path)
    {
        if (value is JsonArray items)
            return items.SelectMany((item, index) => FindErrors(item, rules["items"], root, $"{path}[{index}]"));
        if (value is not JsonObject members)
            return [];
        var (properties, required) = Members(rules, root);
        var missing = required.Where(name => !members.ContainsKey(name)).Select(name => $"{path}: {name} is missing");
        var unknown = properties.Count > 0 && rules["additionalProperties"] is null
            ? members.Where(member => !properties.ContainsKey(member.Key)).Select(member => $"{path}: {member.Key} is not described")
            : [];
        return missing.Concat(unknown).Concat(members.SelectMany(member => FindErrors(
            member.Value, properties.GetValueOrDefault(member.Key) ?? rules["additionalProperties"], root, $"{path}.{member.Key}")));
    }

    private static (Dictionary<string, JsonNode?> Properties, HashSet<string> Required) Members(JsonObject rules, JsonNode root)
    {
        var properties = (rules["properties"] as JsonObject ?? []).ToDictionary(member => member.Key, member => member.Value);
        var required = (rules["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToHashSet();
        foreach (var part in (rules["allOf"] as JsonArray ?? []).Select(part => part?["$ref"]?.GetValue<string>() is { } reference ? Find(root, reference) : part).OfType<JsonObject>())
        {
            var (more, needed) = Members(part, root);
            foreach (var (name, schema) in more)
                properties.TryAdd(name, schema);
            required.UnionWith(needed);
        }

        return (properties, required);
    }

    private static decimal? Number(JsonNode? node) =>
        decimal.TryParse(node?.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<string> Names(JsonNode type) => type is JsonArray names ? names.Select(name => name!.GetValue<string>()) : [type.GetValue<string>()];

    private static bool IsOf(JsonNode? value, string type) => (value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        JsonValueKind.Null => type == "null",
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Number => type == "number" || (type == "integer" && !value!.ToJsonString().Contains('.')),
        JsonValueKind.String => type == "string",
        JsonValueKind.Array => type == "array",
        _ => type == "object",
    };

    public static JsonNode? Find(JsonNode root, string reference)
    {
        var found = root;
        foreach (var part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Replace("~1", "/").Replace("~0", "~")))
            found = found is JsonArray list ? list[int.Parse(part, null)] : found?[part];
        return found;
    }
}
