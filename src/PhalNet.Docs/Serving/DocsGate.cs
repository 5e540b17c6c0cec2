using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using PhalNet.Hosting;

namespace PhalNet.Docs;

/// <summary>Protects every endpoint under the prefix, so that none is left open accidentally.</summary>
internal sealed class DocsGate(DocsSite site, LanguageChoice languages, LoginEndpoints login)
{
    private readonly DocsMount _mount = new();

    public void Guard(EndpointBuilder endpoint)
    {
        var next = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = ForwardedCallers.Wrap(http => PassAsync(http, next), endpoint.ApplicationServices);
        endpoint.Metadata.Add(_mount);
        AnswerHead(endpoint.Metadata);
        if (endpoint is RouteEndpointBuilder { RoutePattern.PathSegments: { } segments } && IsRest(segments))
        {
            _mount.GroupSegments = segments.Count - 1 - site.Prefix.Count(letter => letter == '/');
            endpoint.Metadata.Add(new DocsPages());
        }
    }

    // Only this endpoint is known to have a single segment after the prefix.
    private static bool IsRest(IReadOnlyList<RoutePatternPathSegment> segments) =>
        segments is [.., { Parts: [RoutePatternParameterPart { IsCatchAll: true }] }];

    private Task PassAsync(HttpContext http, RequestDelegate next)
    {
        DocsReplies.Protect(http.Response);
        if (site.Access.Overall == DocsAccess.Off)
            return DocsReplies.WriteRefusalAsync(http, StatusCodes.Status404NotFound, languages.Texts(http)["refusal.404"]);

        var isLoggedIn = site.IsLoggedIn(http);
        if (isLoggedIn || site.Access.Overall == DocsAccess.Password)
            http.Response.Headers.CacheControl = DocsReplies.NoStore;
        var isRefused = !isLoggedIn
            && site.Access.Overall == DocsAccess.Password
            && http.GetEndpoint()?.Metadata.GetMetadata<AllowedWithoutLogin>() is null;
        return isRefused ? login.AskAsync(http) : next(http);
    }

    // The server omits the body of such a reply.
    private static void AnswerHead(IList<object> metadata)
    {
        for (var i = 0; i < metadata.Count; i++)
        {
            if (metadata[i] is IHttpMethodMetadata { HttpMethods: ["GET"] })
                metadata[i] = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]);
        }
    }
}

/// <summary>Marks an endpoint that is accessible without the password: the login, and the files that its page loads.</summary>
internal sealed class AllowedWithoutLogin;

/// <summary>Marks the catch-all endpoint of a set of pages.</summary>
internal sealed class DocsPages;
