using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace PhalNet.Hosting;

/// <summary>
/// Makes an entry that serves arbitrary paths, such as one at <c>/</c>, leave to the rest of the application the paths that are served
/// there. The prefix of a route group is only known when the endpoint is built, which may happen several times.
/// </summary>
internal sealed class EntryPlace(CallPaths paths, IServiceProvider services)
{
    private readonly RestOfApplication _rest = new(services);

    public void Take(EndpointBuilder endpoint)
    {
        if (endpoint is not RouteEndpointBuilder route)
            return;
        var isRoot = IsAtRoot(route.RoutePattern);
        if (!isRoot && !paths.AnswersAnyPath(isRoot))
            return;
        var policies = new RouteValueDictionary { [EntryPipeline.RouteValue] = new EntryConstraint(paths, _rest, isRoot) };
        var pattern = route.RoutePattern;
        route.RoutePattern = RoutePatternFactory.Pattern(pattern.RawText, pattern.Defaults, policies, pattern.PathSegments);
        if (!isRoot)
            return;
        route.Metadata.Add(RootEntry.Instance);

        // A parameter with a constraint takes precedence over one without; the order keeps the application's catch-all routes in front.
        if (route.Order == 0)
            route.Order = 1;
    }

    /// <summary>Whether the pattern matches all paths of the application.</summary>
    public static bool IsAtRoot(RoutePattern pattern) =>
        pattern.PathSegments is [{ Parts: [RoutePatternParameterPart { IsCatchAll: true }] }];
}

/// <summary>Marks an endpoint of an entry without a path prefix.</summary>
internal sealed class RootEntry
{
    public static RootEntry Instance { get; } = new();

    public static bool Is(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<RootEntry>() is not null;
}

/// <summary>Matches the paths that belong to the entry and those that nothing else serves.</summary>
internal sealed class EntryConstraint(CallPaths paths, RestOfApplication application, bool isRoot) : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
    {
        if (httpContext is null || routeDirection == RouteDirection.UrlGeneration)
            return true;
        var rest = values.TryGetValue(routeKey, out var value) && value is string text ? text : "";
        return paths.IsOwn(rest, isRoot) || !application.Serves(httpContext);
    }
}
