using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhalNet;
using PhalNet.Docs;
using PhalNet.Docs.Internal.Documents;
using PhalNet.Docs.Internal.Serving;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps PhalNet's documentation pages into an ASP.NET Core application.</summary>
public static class PhalNetDocsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves the documentation of all services under a path: <c>PATTERN</c> is the list, <c>PATTERN/Namespace.Class.Action</c> a service.
    /// Everything under the path belongs to the documentation; where it is closed that is HTTP 404.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/docs</c>.</param>
    /// <param name="configure">Options on top of the configuration section <c>PhalNet:Docs</c>.</param>
    /// <exception cref="InvalidOperationException"><c>AddPhalNet</c> was not called, or an option is wrong.</exception>
    public static IEndpointConventionBuilder MapPhalNetDocs(
        this IEndpointRouteBuilder endpoints, string pattern = "/docs", Action<DocsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        var services = endpoints.ServiceProvider;
        if (services.GetService<ICallDispatcher>() is null)
            throw new InvalidOperationException(
                "PhalNet's services are not registered: add 'builder.Services.AddPhalNet()' before the application is built.");

        var options = new DocsOptions();
        services.GetService<IConfiguration>()?.GetSection("PhalNet:Docs").Bind(options);
        configure?.Invoke(options);
        var site = ActivatorUtilities.CreateInstance<DocsSite>(services, '/' + pattern.Trim('/'), options, ActivatorUtilities.CreateInstance<EntryDirectory>(services));
        return new DocsEndpoints(site, new LanguageChoice(services.GetRequiredService<IOptions<PhalNetOptions>>().Value.Language)).Map(endpoints);
    }
}
