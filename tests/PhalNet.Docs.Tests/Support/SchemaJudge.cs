using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PhalNet.Docs.Tests.Support;

/// <summary>Says where a value does not fit a JSON Schema, by the keywords that the serializer's schemas use.</summary>
internal static class SchemaJudge
{
    public static IEnumerable<string> Mistakes(JsonNode? value, JsonNode? schema, JsonNode root, string path = "$")
    {
        if (schema is not JsonObject rules)
            return schema is null || schema.GetValueKind() == JsonValueKind.True ? [] : [$"{path}: nothing is let in"];
        if (rules["$ref"]?.GetValue<string>() is { } reference)
            return Mistakes(value, Find(root, reference), root, path);
        if (rules["anyOf"] is JsonArray kinds && !kinds.Any(kind => !Mistakes(value, kind, root, path).Any()))
            return [$"{path}: {value?.ToJsonString()} is none of {kinds.ToJsonString()}"];
        return [.. Own(value, rules, path), .. Children(value, rules, root, path)];
    }

    private static IEnumerable<string> Own(JsonNode? value, JsonObject rules, string path)
    {
        if (rules["type"] is { } type && !Names(type).Any(name => IsOf(value, name)))
            yield return $"{path}: {value?.ToJsonString() ?? "null"} is not {type.ToJsonString()}";
        if (rules["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value)))
            yield return $"{path}: {value?.ToJsonString()} is none of {allowed.ToJsonString()}";
        if (rules["const"] is { } constant && !JsonNode.DeepEquals(constant, value))
            yield return $"{path}: {value?.ToJsonString()} is not {constant.ToJsonString()}";
        if (value is JsonValue text && text.TryGetValue<string>(out var letters))
        {
            if (rules["pattern"]?.GetValue<string>() is { } pattern && !Regex.IsMatch(letters, pattern))
                yield return $"{path}: {letters} does not match {pattern}";
            if (rules["maxLength"]?.GetValue<int>() < letters.Length || rules["minLength"]?.GetValue<int>() > letters.Length)
                yield return $"{path}: {letters} has the wrong length";
        }
    }

    private static IEnumerable<string> Children(JsonNode? value, JsonObject rules, JsonNode root, string path)
    {
        if (value is JsonArray items)
            return items.SelectMany((item, index) => Mistakes(item, rules["items"], root, $"{path}[{index}]"));
        if (value is not JsonObject members)
            return [];
        var missing = (rules["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).Where(name => !members.ContainsKey(name))
            .Select(name => $"{path}: {name} is missing");
        return missing.Concat(members.SelectMany(member => Mistakes(
            member.Value, (rules["properties"] as JsonObject)?[member.Key] ?? rules["additionalProperties"], root, $"{path}.{member.Key}")));
    }

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

    private static JsonNode? Find(JsonNode root, string reference)
    {
        var found = root;
        foreach (var part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Replace("~1", "/").Replace("~0", "~")))
            found = found is JsonArray list ? list[int.Parse(part, null)] : found?[part];
        return found;
    }
}
