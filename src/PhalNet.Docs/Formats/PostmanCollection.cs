using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>
/// All services as a Postman collection (https://schema.postman.com, v2.1.0): a folder for each module and class, a request for each
/// service. The address and sensitive values are variables of the collection.
/// </summary>
internal sealed class PostmanCollection(EntryDirectory entries, ServiceMarkdown markdown)
{
    private static readonly JsonSerializerOptions Lines = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Write(PageContext context)
    {
        var secrets = new SortedSet<string>(StringComparer.Ordinal);
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var modules = new JsonArray([.. context.Modules.Select(module => Folder(
            $"{module.Module.Name} {module.Module.Version}", "", module.Classes.Select(group => Folder(
                group.Name, group.Title, group.Services.Select(service => Item(context, service, secrets, values))))))]);
        return new JsonObject
        {
            ["info"] = new JsonObject
            {
                ["name"] = context.Texts["page.site"],
                ["schema"] = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
            },
            ["item"] = modules,
            ["variable"] = new JsonArray(
            [
                Variable("baseUrl", context.Address),
                .. values.Select(value => Variable(value.Key, value.Value)),
                .. secrets.Except(values.Keys).Select(name => Variable(name, "")),
            ]),
        }.ToJsonString(Lines);
    }

    private static JsonObject Folder(string name, string description, IEnumerable<JsonNode> items) =>
        new() { ["name"] = name, ["description"] = description, ["item"] = new JsonArray([.. items]) };

    private static JsonObject Variable(string name, string value) => new() { ["key"] = name, ["value"] = value, ["type"] = "string" };

    private JsonObject Item(
        PageContext context, ServiceSummary service, SortedSet<string> secrets, SortedDictionary<string, string> values)
    {
        var document = context.Library.For(service.Action);
        var entry = entries.For(service.Action);
        foreach (var value in PostmanPath.Shared(entry))
            values[value.Name] = value.Example;
        foreach (var secret in document.Parameters.Where(parameter => parameter.Rule.Sensitive))
            secrets.Add(secret.Name);
        return new()
        {
            ["name"] = document.Title,
            ["request"] = new PostmanRequest(document, entry)
                .Write(markdown.Body(document, entry, context, level: 1)),
            ["response"] = new JsonArray(),
        };
    }
}
