using Microsoft.OpenApi;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>The operations of a service, one for each HTTP method.</summary>
internal sealed class OpenApiOperations(OpenApiDocument document, TypeNames types, DocsTexts texts)
{
    // The methods with a field in the specification.
    private static readonly HttpMethod[] Known =
        [HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options, HttpMethod.Head, HttpMethod.Patch,
            HttpMethod.Trace];

    private readonly OpenApiComponents _components = new(document, types);
    private readonly OpenApiSecurity _security = new(document, texts);

    public OpenApiPathItem Write(ServiceDocument service, Entry entry, string tag)
    {
        var replies = new OpenApiReplies(_components, texts);
        var path = new OpenApiPathItem { Operations = [], Parameters = OpenApiParameters.OfPath(entry) };
        var verbs = VerbsOf(service);
        foreach (var verb in verbs)
        {
            var operation = new OpenApiOperation
            {
                OperationId = verbs.Count == 1 ? service.Name : $"{service.Name}.{verb.Method.ToLowerInvariant()}",
                Summary = service.Title,
                Description = Describe(service),
                Deprecated = service.Deprecated is not null,
                Tags = new HashSet<OpenApiTagReference> { new(tag, document) },
                Responses = replies.Write(service, entry),
                Security = _security.Of(service.Action.Access),
            };
            AddParameters(operation, service, verb);
            path.Operations[verb] = operation;
        }

        return path;
    }

    private void AddParameters(OpenApiOperation operation, ServiceDocument service, HttpMethod verb)
    {
        var lacksBody = HttpVerb.IsBodiless(verb.Method);
        var inBody = service.Parameters.ToLookup(parameter => parameter.IsFile || parameter.Rule.Source is ValueSource.Body
            || (parameter.Rule.Source is ValueSource.Any && !lacksBody));
        if (inBody[false].Any())
            operation.Parameters = new OpenApiParameters(_components).Write(service, inBody[false]);
        if (inBody[true].Any(parameter => !lacksBody || parameter.Rule.Required))
            operation.RequestBody = new OpenApiBodies(_components).Write(service, [.. inBody[true]]);
    }

    // For a service that accepts any method the two usual ones are shown, GET only if it can carry all required parameters.
    private static IReadOnlyList<HttpMethod> VerbsOf(ServiceDocument service)
    {
        if (service.Action.Verbs.Count > 0)
            return [.. Known.Where(known => service.Action.Verbs.Contains(known.Method, StringComparer.OrdinalIgnoreCase))];
        return HttpVerb.NeedsBody(service) ? [HttpMethod.Post] : [HttpMethod.Get, HttpMethod.Post];
    }

    private string? Describe(ServiceDocument service)
    {
        var deprecated = service.Deprecated is { } instead ? $"**{texts["badge.deprecated"]}** {instead}".TrimEnd() : "";
        var gaps = service.Gaps.Count > 0 ? $"{texts["service.gaps"]} {string.Join(", ", service.Gaps)}" : "";
        string[] parts = [deprecated, service.Description, gaps];
        return string.Join("\n\n", parts.Where(part => part.Length > 0)) is { Length: > 0 } text ? text : null;
    }
}
