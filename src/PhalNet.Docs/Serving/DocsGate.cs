using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PhalNet.Docs;

/// <summary>Stands in front of every endpoint under the prefix, so that none can be left open by forgetting it.</summary>
internal sealed class DocsGate(DocsSite site, LanguageChoice languages, LoginEndpoints login)
{
    public void Guard(EndpointBuilder endpoint)
    {
        var next = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = http => PassAsync(http, next);
        AnswerHead(endpoint.Metadata);
    }

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

    // The server leaves the body of such a reply away.
    private static void AnswerHead(IList<object> metadata)
    {
        for (var i = 0; i < metadata.Count; i++)
        {
            if (metadata[i] is IHttpMethodMetadata { HttpMethods: ["GET"] })
                metadata[i] = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]);
        }
    }
}

/// <summary>Marks an endpoint that answers everybody where the password is asked for: the login, and what its page loads.</summary>
internal sealed class AllowedWithoutLogin;
