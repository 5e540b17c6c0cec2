using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Hosting;

/// <summary>Finds paths that are mapped more than once, which ASP.NET Core would only report to each caller.</summary>
/// <param name="mapped">
/// The route builder of an entry. The host's full list of endpoints is only available once its pipeline has been built.
/// </param>
internal sealed class EntryPaths(IEndpointRouteBuilder mapped) : IStartCheck
{
    public IEnumerable<string> FindErrors()
    {
        var endpoints = mapped.ServiceProvider.GetService<EndpointDataSource>()?.Endpoints ?? [];
        if (endpoints.Count == 0)
            endpoints = [.. mapped.DataSources.SelectMany(source => source.Endpoints)];
        return endpoints.OfType<RouteEndpoint>().Where(endpoint => !IsFallbackOfAll(endpoint))
            .GroupBy(Key, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1 && same.Any(endpoint => endpoint.Metadata.GetMetadata<EntryMetadata>() is not null))
            .Select(same => $"The path '{Shown(same.First().RoutePattern)}' is mapped more than once "
                + $"({string.Join(", ", same.Select(endpoint => endpoint.DisplayName))}); "
                + "give each entry its own path: app.MapPhalNet(\"/other\").");
    }

    // An entry at the root leaves paths without a service to a fallback.
    private static bool IsFallbackOfAll(RouteEndpoint endpoint) =>
        Fallback.Is(endpoint) && EntryPlace.IsAtRoot(endpoint.RoutePattern);

    // Names of route values do not distinguish endpoints. Hosts and methods do.
    private static string Key(RouteEndpoint endpoint) => string.Join('\n',
    [
        string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Key)))),
        .. endpoint.Metadata.GetOrderedMetadata<IHostMetadata>().SelectMany(host => host.Hosts).Order(StringComparer.OrdinalIgnoreCase),
        .. endpoint.Metadata.GetOrderedMetadata<IHttpMethodMetadata>().SelectMany(method => method.HttpMethods)
            .Order(StringComparer.OrdinalIgnoreCase),
    ]);

    private static string Key(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => parameter.IsCatchAll
            ? "{**}"
            : $"{{{string.Join(':', parameter.ParameterPolicies.Select(policy => policy.Content))}}}",
        _ => "",
    };

    private static string Shown(RoutePattern pattern)
    {
        var text = pattern.RawText ?? "";
        return '/' + text[..Math.Max(0, text.LastIndexOf('{'))].Trim('/');
    }
}
