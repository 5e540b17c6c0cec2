using System.Text.Json.Nodes;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>
/// Envelopes as components: one for each type of data, and one for refusals. With HTTP 200 either is possible; both are described so that
/// generated clients can read them: the alternative for the data of a refusal, an empty object, precedes that of a success.
/// </summary>
internal sealed class OpenApiEnvelopes(OpenApiComponents components, DocsTexts texts)
{
    /// <summary>The name of the component; no type of a service has it.</summary>
    public const string RefusalName = "Refusal";

    private const string ErrorName = "RefusalError";

    /// <summary>The reference to the envelope of a refused call.</summary>
    public string Refusal(Entry entry)
    {
        var schema = Envelope(entry, entry.HasErrorDetails ? ErrorList() : new JsonObject { ["description"] = texts["refusal.data"] });
        schema["description"] = texts["refusal.schema", entry.NameOf("ret")];
        return components.Share(RefusalName, schema);
    }

    /// <summary>The reference to the envelope of a service.</summary>
    public string Of(ServiceDocument document, Entry entry)
    {
        var data = DataOf(document);
        var name = data is null ? "Empty" : NameOf(data);
        if (data is null)
            data = new JsonObject { ["description"] = texts["fields.nodata"] };
        else if (!entry.Options.MirrorStatus)
            data = OrRefused(data, entry, AllowsNothing(document.Schema!));
        return components.Share($"{name}Reply", Envelope(entry, data));
    }

    private JsonObject OrRefused(JsonObject data, Entry entry, bool allowsNothing)
    {
        if (!entry.HasErrorDetails)
        {
            return allowsNothing ? data : Either("oneOf",
                new JsonObject { ["type"] = "object", ["maxProperties"] = 0, ["description"] = texts["refusal.data"] }, data);
        }

        // An empty object matches both alternatives if the data may be empty.
        return Either(allowsNothing ? "anyOf" : "oneOf", ErrorList(), data);
    }

    private static JsonObject Either(string keyword, JsonObject refused, JsonObject data) =>
        new() { [keyword] = new JsonArray(refused, data) };

    // The data of a refusal if the entry lists all parameter errors; empty for refusals with another reason.
    private JsonObject ErrorList() => new()
    {
        ["type"] = "object",
        ["description"] = texts["refusal.mistakes"],
        ["properties"] = new JsonObject
        {
            ["errors"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["$ref"] = components.Share(ErrorName, ErrorItem()) },
            },
            ["truncated"] = new JsonObject { ["type"] = "boolean", ["description"] = texts["refusal.truncated"] },
        },
        ["additionalProperties"] = false,
    };

    private JsonObject ErrorItem() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("name", "message"),
        ["properties"] = new JsonObject
        {
            ["name"] = new JsonObject { ["type"] = "string", ["description"] = texts["refusal.name"] },
            ["message"] = new JsonObject { ["type"] = "string", ["description"] = texts["refusal.message"] },
        },
    };

    private JsonObject? DataOf(ServiceDocument document) => document.Schema switch
    {
        null => null,
        JsonObject schema when document.Action.Description is ActionDescription => components.Embed(document.Module.Name, schema),
        var given => components.Hoist($"{document.Action.Description.Class}{document.Action.Description.Action}Data", given),
    };

    private JsonObject Envelope(Entry entry, JsonObject data)
    {
        string[] names = [entry.NameOf("ret"), entry.NameOf("data"), entry.NameOf("msg")];
        return new()
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]),
            ["properties"] = new JsonObject
            {
                [names[0]] = new JsonObject { ["type"] = "integer", ["format"] = "int32", ["description"] = texts["fields.ret"] },
                [names[1]] = data,
                [names[2]] = new JsonObject { ["type"] = "string", ["description"] = texts["fields.msg"] },
            },
        };
    }

    // Whether {}, the data of a refusal, is a valid value.
    private static bool AllowsNothing(JsonNode schema)
    {
        var (content, _) = Resolve(schema, schema);
        return content["required"] is not JsonArray { Count: > 0 } && content["allOf"] is null && content["anyOf"] is null
            && content["enum"] is null && content["const"] is null && content["minProperties"] is null
            && SchemaKind.Of(content) is null or "object";
    }

    private static (JsonObject Content, bool IsNullable) Resolve(JsonNode? node, JsonNode root)
    {
        var isNullable = false;
        var schema = node as JsonObject ?? [];
        for (var i = 0; i < 8; i++)
        {
            if (schema["oneOf"] is JsonArray { Count: 2 } kinds)
                (schema, isNullable) = (kinds[1] as JsonObject ?? [], true);
            else if (schema["$ref"]?.GetValue<string>() is { } reference
                && reference.StartsWith($"#/{SchemaKeys.Definitions}/", StringComparison.Ordinal)
                && root[SchemaKeys.Definitions]?[SchemaEmbedding.KeyOf(reference)] is JsonObject target)
                schema = target;
            else
                break;
        }

        return (schema, isNullable);
    }

    private static string NameOf(JsonObject data)
    {
        if (data["$ref"]?.GetValue<string>() is { } reference)
            return OpenApiComponents.NameOf(reference);
        if (data["oneOf"] is JsonArray { Count: 2 } kinds && kinds[1] is JsonObject other)
            return $"{NameOf(other)}OrNull";
        var suffix = data["type"] is JsonArray ? "OrNull" : "";
        return SchemaKind.Of(data) switch
        {
            "array" => $"{NameOf(data["items"] as JsonObject ?? [])}List",
            "object" when data["additionalProperties"] is JsonObject values => $"{NameOf(values)}Map",
            "object" => "Object",
            "string" => "Text",
            "integer" => data["format"]?.GetValue<string>() == "int64" ? "Long" : "Integer",
            "number" => "Number",
            "boolean" => "Boolean",
            _ => "Any",
        } + suffix;
    }
}
