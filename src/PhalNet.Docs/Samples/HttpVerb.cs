using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>The HTTP methods that examples call with.</summary>
internal static class HttpVerb
{
    /// <summary>
    /// The method that examples of a service call with, in capitals: POST where the service takes it, else GET where that can say all that
    /// must be said, else the first that the service takes, one with a body if it needs one.
    /// </summary>
    public static string Of(ServiceDocument document)
    {
        var verbs = document.Action.Verbs.Select(verb => verb.ToUpperInvariant()).ToArray();
        if (verbs.Length == 0 || verbs.Contains("POST"))
            return "POST";
        var able = NeedsBody(document) ? [.. verbs.Where(verb => !IsBodiless(verb))] : verbs;
        return able.Length == 0 ? verbs[0] : able.Contains("GET") ? "GET" : able[0];
    }

    /// <summary>Whether something that must be sent is looked for in a body alone.</summary>
    public static bool NeedsBody(ServiceDocument document) =>
        document.Parameters.Any(parameter => parameter.Rule.Required && (parameter.IsFile || parameter.Rule.Source == ValueSource.Body));

    /// <summary>Whether a method comes without a body that means something (RFC 9110, section 9.3).</summary>
    public static bool IsBodiless(string verb) => verb.ToUpperInvariant() is "GET" or "HEAD" or "DELETE" or "OPTIONS" or "TRACE";
}
