using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>The HTTP methods of examples.</summary>
internal static class HttpVerb
{
    /// <summary>
    /// The HTTP method for examples of a service, in upper case: POST if the service accepts it, otherwise GET if it can carry all required
    /// parameters, otherwise the first accepted method, with a body if one is needed.
    /// </summary>
    public static string Of(ServiceDocument document)
    {
        var verbs = document.Action.Verbs.Select(verb => verb.ToUpperInvariant()).ToArray();
        if (verbs.Length == 0 || verbs.Contains("POST"))
            return "POST";
        var able = NeedsBody(document) ? [.. verbs.Where(verb => !IsBodiless(verb))] : verbs;
        return able.Length == 0 ? verbs[0] : able.Contains("GET") ? "GET" : able[0];
    }

    /// <summary>Whether a required parameter is only read from the body.</summary>
    public static bool NeedsBody(ServiceDocument document) =>
        document.Parameters.Any(parameter => parameter.Rule.Required && (parameter.IsFile || parameter.Rule.Source == ValueSource.Body));

    /// <summary>Whether requests with a method have no meaningful body (RFC 9110, section 9.3).</summary>
    public static bool IsBodiless(string verb) => verb.ToUpperInvariant() is "GET" or "HEAD" or "DELETE" or "OPTIONS" or "TRACE";
}
