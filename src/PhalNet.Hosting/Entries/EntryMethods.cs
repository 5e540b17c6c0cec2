using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PhalNet.Hosting;

/// <summary>The HTTP methods that an entry serves.</summary>
internal sealed class EntryMethods(IServiceRegistry registry, IReadOnlyList<string> usual, string defaultNamespace)
{
    // The usual methods of clients, for actions that accept any method.
    private static readonly string[] Known = ["GET", "HEAD", "POST"];

    private readonly string _usual = string.Join(", ", usual.Count == 0 ? Known : usual);
    private Union? _union;

    /// <summary>Refuses methods that no web service supports, with an HTTP status.</summary>
    public CallFailure? RefuseAlways(HttpContext http)
    {
        if (!HttpMethods.IsTrace(http.Request.Method) && !HttpMethods.IsConnect(http.Request.Method))
            return null;
        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        http.Response.Headers.Allow = _usual;
        return new(404, "service.method", MessageArgument.Sent("method", http.Request.Method), new("verbs", _usual));
    }

    /// <summary>Refuses a method that is not allowed for actions without declared methods.</summary>
    public CallFailure? Refuse(string method, CallRequest request)
    {
        if (HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || usual.Count == 0 || request.Refusal is not null)
            return null;
        if (usual.Contains(method, StringComparer.OrdinalIgnoreCase)
            || !registry.Current.TryFind(request.Service, request.DefaultNamespace ?? defaultNamespace, out var action)
            || action.Verbs.Count > 0)
            return null;
        return new(404, "service.verb", new("service", action.Name), new("verbs", _usual));
    }

    /// <summary>The methods in the reply to a preflight request: those of the named action, or else those of all actions.</summary>
    /// <param name="service">The name from path or query; null for none.</param>
    /// <param name="asked">The method requested by the browser.</param>
    public IReadOnlyList<string> Of(string? service, string asked)
    {
        var table = registry.Current;
        if (service is not null && table.TryFind(service, defaultNamespace, out var action))
            return action.Verbs.Count > 0 ? [.. action.Verbs.Select(verb => verb.ToUpperInvariant())] : Any(asked);
        if (_union is not { } union || union.Table != table)
        {
            _union = union = new(table, [.. table.Actions.SelectMany(each => each.Verbs).Select(verb => verb.ToUpperInvariant())
                .Union(usual.Count == 0 ? Known : usual)]);
        }

        return usual.Count > 0 ? union.Verbs : [.. union.Verbs.Union(Any(asked))];
    }

    // A profile without its own methods allows any method.
    private IReadOnlyList<string> Any(string asked) => usual.Count > 0 ? usual : IsToken(asked) ? [.. Known.Union([asked])] : Known;

    private static bool IsToken(string text) => text.Length is > 0 and < 32 && text.All(char.IsAsciiLetter)
        && !HttpMethods.IsTrace(text) && !HttpMethods.IsConnect(text);

    private sealed record Union(ServiceTable Table, string[] Verbs);
}

/// <summary>A CORS preflight request.</summary>
internal static class Preflight
{
    public static bool Is(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method)
        && request.Headers.ContainsKey(HeaderNames.Origin) && request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod);
}
