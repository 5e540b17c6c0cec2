using Microsoft.AspNetCore.Routing;
using PhalNet.Docs;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps PhalNet's documentation pages into an ASP.NET Core application.</summary>
public static class PhalNetDocsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves the documentation of all services under a path: <c>PATTERN</c> is the list, <c>PATTERN/Namespace.Class.Action</c> a service.
    /// All paths under the pattern belong to the documentation; when it is closed, they return HTTP 404.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/docs</c>, or <c>/</c> for an application with nothing else at its root.</param>
    /// <param name="configure">Overrides options from the configuration section <c>PhalNet:Docs</c>.</param>
    /// <exception cref="InvalidOperationException"><c>AddPhalNet</c> was not called.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">
    /// Options are invalid; the message lists all errors.
    /// </exception>
    public static IEndpointConventionBuilder MapPhalNetDocs(
        this IEndpointRouteBuilder endpoints, string pattern = "/docs", Action<DocsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        var prefix = pattern.Trim('/') is { Length: > 0 } path ? $"/{path}" : "";
        return new DocsSetup(endpoints.ServiceProvider, prefix, configure).Endpoints(endpoints).Map(endpoints);
    }
}
