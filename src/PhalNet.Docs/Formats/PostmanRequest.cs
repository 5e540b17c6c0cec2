using System.Text.Json.Nodes;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>A request of a collection. Optional parameters without a declared example are included but disabled.</summary>
internal sealed class PostmanRequest(ServiceDocument document, Entry entry)
{
    public JsonObject Write(string description)
    {
        var request = new JsonObject
        {
            ["method"] = HttpVerb.Of(document),
            ["header"] = Values(ValueSource.Header),
            ["url"] = Address(),
            ["description"] = description,
        };
        var body = document.Parameters.Where(IsInBody).ToArray();
        var mode = body.Any(parameter => parameter.IsFile) ? "formdata" : "urlencoded";
        if (body.Length > 0)
            request["body"] = new JsonObject { ["mode"] = mode, [mode] = new JsonArray([.. body.Select(Value)]) };
        var cookies = document.Parameters.Where(parameter => parameter.Rule.Source == ValueSource.Cookie).ToArray();
        if (cookies.Length > 0)
            request["header"]!.AsArray().Add((JsonNode)new JsonObject
            {
                ["key"] = "Cookie",
                ["value"] = string.Join("; ", cookies.Select(parameter => $"{parameter.Name}={TextOf(parameter)}")),
                ["disabled"] = !cookies.Any(IsSent),
            });
        return request;
    }

    private JsonObject Address()
    {
        var query = document.Parameters
            .Where(parameter => parameter.Rule.Source == ValueSource.Query
                || (parameter.Rule.Source == ValueSource.Any && !IsInBody(parameter)))
            .ToArray();
        var sent = string.Join('&', query.Where(IsSent).Select(parameter => $"{Uri.EscapeDataString(parameter.Name)}={TextOf(parameter)}"));
        var path = PostmanPath.Of(entry, document.Name);
        var address = new JsonObject
        {
            ["raw"] = $"{{{{baseUrl}}}}/{string.Join('/', path)}{(sent.Length > 0 ? "?" : "")}{sent}",
            ["host"] = new JsonArray("{{baseUrl}}"),
            ["path"] = new JsonArray([.. path.Select(part => JsonValue.Create(part))]),
        };
        if (PostmanPath.Variables(entry) is { Count: > 0 } variables)
            address["variable"] = variables;
        if (query.Length > 0)
            address["query"] = new JsonArray([.. query.Select(Value)]);
        return address;
    }

    private JsonArray Values(ValueSource source) =>
        [.. document.Parameters.Where(parameter => parameter.Rule.Source == source).Select(Value)];

    private bool IsInBody(ParameterDocument parameter) =>
        parameter.IsFile
            || parameter.Rule.Source == ValueSource.Body
            || (parameter.Rule.Source == ValueSource.Any && !HttpVerb.IsBodiless(HttpVerb.Of(document)));

    private static bool IsSent(ParameterDocument parameter) => parameter.Rule.Required || parameter.HasExample;

    private static JsonNode Value(ParameterDocument parameter)
    {
        var value = new JsonObject
        {
            ["key"] = parameter.Name,
            ["description"] = OpenApiParameters.Describe(parameter) ?? "",
            ["disabled"] = !IsSent(parameter),
        };
        if (parameter.IsFile)
            (value["type"], value["src"]) = ("file", new JsonArray());
        else
            (value["type"], value["value"]) = ("text", TextOf(parameter));
        return value;
    }

    private static string TextOf(ParameterDocument parameter) =>
        parameter.Rule.Sensitive ? $"{{{{{parameter.Name}}}}}" : parameter.Example ?? "";
}
