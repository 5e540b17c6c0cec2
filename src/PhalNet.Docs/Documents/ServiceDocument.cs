using System.Text.Json.Nodes;

namespace PhalNet.Docs;

/// <summary>All that is known of a service, for readers of one language. Every page, export and machine format is made of this.</summary>
internal sealed record ServiceDocument
{
    public required ServiceAction Action { get; init; }

    /// <summary>One line, without markup.</summary>
    public required string Title { get; init; }

    /// <summary>As Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>The title of its class; empty where nothing says it.</summary>
    public string ClassTitle { get; init; } = "";

    /// <summary>What to use in its place; empty where a deprecated service does not say, null for one that is not deprecated.</summary>
    public string? Deprecated { get; init; }

    /// <summary>In the order of checking, without the hidden ones.</summary>
    public IReadOnlyList<ParameterDocument> Parameters { get; init; } = [];

    public ReplyKind Reply { get; init; }

    /// <summary>What stands in the reply's data, as Markdown.</summary>
    public string Returns { get; init; } = "";

    /// <summary>The members of the data, the data itself first.</summary>
    public IReadOnlyList<FieldDocument> Data { get; init; } = [];

    /// <summary>JSON Schema (2020-12) of the data; null where there is none.</summary>
    public JsonNode? Schema { get; init; }

    /// <summary>An example of the data: declared, or made up from the schema.</summary>
    public JsonNode? Example { get; init; }

    /// <summary>In the order of their ret.</summary>
    public IReadOnlyList<ErrorDocument> Errors { get; init; } = [];

    public string Name => Action.Name;

    /// <summary>
    /// The method that examples call with, in capitals: POST where the service takes it, else GET where that can say all that must be said,
    /// else the first that the service takes, one with a body if it needs one.
    /// </summary>
    public string Verb
    {
        get
        {
            var verbs = Action.Verbs.Select(verb => verb.ToUpperInvariant()).ToArray();
            if (verbs.Length == 0 || verbs.Contains("POST"))
                return "POST";
            var able = NeedsBody ? [.. verbs.Where(verb => !HttpVerb.IsBodiless(verb))] : verbs;
            return able.Length == 0 ? verbs[0] : able.Contains("GET") ? "GET" : able[0];
        }
    }

    /// <summary>Whether something that must be sent is looked for in a body alone.</summary>
    public bool NeedsBody =>
        Parameters.Any(parameter => parameter.Rule.Required && (parameter.IsFile || parameter.Rule.Source == ValueSource.Body));

    public LoadedModule Module => Action.Module;
}

/// <summary>What a call that goes well is answered with.</summary>
internal enum ReplyKind
{
    Envelope,
    File,
    Stream,
    Events,
}

/// <summary>Which methods come with a body that means something (RFC 9110, section 9.3).</summary>
internal static class HttpVerb
{
    public static bool IsBodiless(string verb) => verb.ToUpperInvariant() is "GET" or "HEAD" or "DELETE" or "OPTIONS" or "TRACE";
}
