using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace PhalNet.Hosting;

/// <summary>
/// What an application serves when none of its endpoints match: files of its web root and fallbacks. Both have a lower precedence than an
/// entry in routing, so they are checked here.
/// </summary>
internal sealed class RestOfApplication(IServiceProvider services)
{
    private readonly IFileProvider? _files = services.GetService<IWebHostEnvironment>()?.WebRootFileProvider;
    private readonly EndpointDataSource? _endpoints = services.GetService<EndpointDataSource>();
    private Known? _known;

    public bool Serves(HttpContext http) => HasFile(http.Request) || Fallbacks().Any(fallback => fallback.Serves(http));

    private bool HasFile(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Path.Value is { } path && Path.HasExtension(path)
        && _files?.GetFileInfo(path) is { Exists: true, IsDirectory: false };

    // The list changes when endpoints are added.
    private Fallback[] Fallbacks()
    {
        if (_endpoints is null)
            return [];
        var endpoints = _endpoints.Endpoints;
        if (_known is not { } known || !ReferenceEquals(known.Endpoints, endpoints))
        {
            var policies = services.GetRequiredService<ParameterPolicyFactory>();
            _known = known = new(endpoints,
                [.. endpoints.OfType<RouteEndpoint>().Where(Fallback.Is).Select(endpoint => new Fallback(endpoint, policies))]);
        }

        return known.Fallbacks;
    }

    private sealed record Known(IReadOnlyList<Endpoint> Endpoints, Fallback[] Fallbacks);
}

/// <summary>An endpoint for requests that no other endpoint matches, as created by <c>MapFallback</c>.</summary>
internal sealed class Fallback(RouteEndpoint endpoint, ParameterPolicyFactory policies)
{
    private readonly TemplateMatcher _matcher =
        new(new RouteTemplate(endpoint.RoutePattern), new RouteValueDictionary(endpoint.RoutePattern.Defaults));

    private readonly IReadOnlyList<string> _methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
    private readonly IReadOnlyList<string> _hosts = endpoint.Metadata.GetMetadata<IHostMetadata>()?.Hosts ?? [];
    private readonly (string Name, IRouteConstraint Constraint)[] _constraints =
        [.. endpoint.RoutePattern.Parameters.SelectMany(parameter => Constraints(parameter, policies))];

    /// <summary>Whether an endpoint has the lowest precedence, like fallbacks.</summary>
    public static bool Is(RouteEndpoint endpoint) =>
        endpoint.Order == int.MaxValue && endpoint.Metadata.GetMetadata<EntryMetadata>() is null;

    public bool Serves(HttpContext http)
    {
        if (_methods.Count > 0 && !_methods.Contains(http.Request.Method, StringComparer.OrdinalIgnoreCase))
            return false;
        if (_hosts.Count > 0 && !_hosts.Any(host => IsFor(host, http.Request)))
            return false;
        var values = new RouteValueDictionary();
        return _matcher.TryMatch(http.Request.Path, values)
            && _constraints.All(each => each.Constraint.Match(http, null, each.Name, values, RouteDirection.IncomingRequest));
    }

    private static bool IsFor(string host, HttpRequest request)
    {
        var wanted = new HostString(host);
        return (wanted.Host is "*" || HostString.MatchesAny(request.Host.Host, [wanted.Host]))
            && (wanted.Port is null || wanted.Port == (request.Host.Port ?? (request.IsHttps ? 443 : 80)));
    }

    private static IEnumerable<(string, IRouteConstraint)> Constraints(
        RoutePatternParameterPart parameter, ParameterPolicyFactory policies) =>
        parameter.ParameterPolicies.Select(policy => policies.Create(parameter, policy)).OfType<IRouteConstraint>()
            .Select(constraint => (parameter.Name, constraint));
}
