using Microsoft.AspNetCore.Routing;
using PhalNet.Docs;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps PhalNet's documentation pages into an ASP.NET Core application.</summary>
public static class PhalNetDocsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves the documentation of all services under a path: <c>PATTERN</c> is the list, <c>PATTERN/Namespace.Class.Action</c> a service.
    /// Everything under the path belongs to the documentation; where it is closed that is HTTP 404.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/docs</c>, or <c>/</c> for an application that has nothing else there.</param>
    /// <param name="configure">Options on top of the configuration section <c>PhalNet:Docs</c>.</param>
    /// <exception cref="InvalidOperationException"><c>AddPhalNet</c> was not called.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Options are wrong; it lists all mistakes.</exception>
    public static IEndpointConventionBuilder MapPhalNetDocs(
        this IEndpointRouteBuilder endpoints, string pattern = "/docs", Action<DocsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        var prefix = pattern.Trim('/') is { Length: > 0 } path ? $"/{path}" : "";
        return new DocsSetup(endpoints.ServiceProvider, prefix, configure).Endpoints(endpoints).Map(endpoints);
    }
}
