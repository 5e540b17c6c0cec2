using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace PhalNet.Hosting;

/// <summary>
/// Lets an entry at <c>/</c>, under which all paths of the application are, leave to the rest of the application what that serves. The
/// prefix of a route group is known only when the endpoint is built.
/// </summary>
internal sealed class EntryPlace(CallPaths paths, IServiceProvider services) : IRouteConstraint
{
    private readonly RestOfApplication _rest = new(services);

    public void Take(EndpointBuilder endpoint)
    {
        if (endpoint is not RouteEndpointBuilder route || !IsAtRoot(route.RoutePattern))
            return;
        paths.StandAtRoot();
        var policies = new RouteValueDictionary { [EntryPipeline.RouteValue] = this };
        route.RoutePattern = RoutePatternFactory.Parse($"/{{**{EntryPipeline.RouteValue}}}", null, policies);

        // A parameter with a constraint goes before one without: the order keeps the application's own catch-all in front.
        if (route.Order == 0)
            route.Order = 1;
    }

    /// <summary>Whether the pattern is for all paths of the application.</summary>
    public static bool IsAtRoot(RoutePattern pattern) =>
        pattern.PathSegments is [{ Parts: [RoutePatternParameterPart { IsCatchAll: true }] }];

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
    {
        if (httpContext is null || routeDirection == RouteDirection.UrlGeneration)
            return true;
        var rest = values.TryGetValue(routeKey, out var value) && value is string text ? text : "";
        return paths.IsOwn(rest) || !_rest.Serves(httpContext);
    }
}
