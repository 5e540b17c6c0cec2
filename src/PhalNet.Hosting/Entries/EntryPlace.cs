using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace PhalNet.Hosting;

/// <summary>
/// Lets an entry that has paths of no service, as one at <c>/</c> has, leave to the rest of the application what that serves. The prefix of
/// a route group is known only when the endpoint is built, which may happen several times.
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
        var policies = new RouteValueDictionary { [EntryPipeline.RouteValue] = new LeaveToTheRest(paths, _rest, isRoot) };
        var pattern = route.RoutePattern;
        route.RoutePattern = RoutePatternFactory.Pattern(pattern.RawText, pattern.Defaults, policies, pattern.PathSegments);
        if (!isRoot)
            return;
        route.Metadata.Add(RootEntry.Instance);

        // A parameter with a constraint goes before one without: the order keeps the application's own catch-all in front.
        if (route.Order == 0)
            route.Order = 1;
    }

    /// <summary>Whether the pattern is for all paths of the application.</summary>
    public static bool IsAtRoot(RoutePattern pattern) =>
        pattern.PathSegments is [{ Parts: [RoutePatternParameterPart { IsCatchAll: true }] }];
}

/// <summary>Says that nothing stands in front of the paths of an endpoint's entry.</summary>
internal sealed class RootEntry
{
    public static RootEntry Instance { get; } = new();

    public static bool Is(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<RootEntry>() is not null;
}

/// <summary>Matches what is the entry's own, and what nothing else serves.</summary>
internal sealed class LeaveToTheRest(CallPaths paths, RestOfApplication application, bool isRoot) : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
    {
        if (httpContext is null || routeDirection == RouteDirection.UrlGeneration)
            return true;
        var rest = values.TryGetValue(routeKey, out var value) && value is string text ? text : "";
        return paths.IsOwn(rest, isRoot) || !application.Serves(httpContext);
    }
}
