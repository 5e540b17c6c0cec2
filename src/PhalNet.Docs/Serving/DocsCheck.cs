using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting;

namespace PhalNet.Docs;

/// <summary>Finds pages without an entry to show, or mapped more than once under the same path.</summary>
/// <param name="mapped">
/// The route builder of the pages. The host's full list of endpoints is only available once its pipeline has been built.
/// </param>
internal sealed class DocsCheck(IEndpointRouteBuilder mapped) : IStartCheck
{
    public IEnumerable<string> FindErrors()
    {
        var endpoints = mapped.ServiceProvider.GetRequiredService<EndpointDataSource>().Endpoints;

        // An application has all endpoints; a route group only has its own.
        if (endpoints.Count == 0 && mapped is IApplicationBuilder)
            endpoints = [.. mapped.DataSources.SelectMany(source => source.Endpoints)];
        var pages = endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<DocsPages>() is not null).ToArray();
        if (pages.Length > 0 && !endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<EntryMetadata>() is not null))
            yield return EntryDirectory.NoEntry;
        foreach (var path in pages.CountBy(page => page.RoutePattern.RawText ?? "", StringComparer.OrdinalIgnoreCase))
        {
            if (path.Value > 1)
                yield return $"Documentation pages are mapped more than once under '{path.Key[..path.Key.LastIndexOf('/')]}'; "
                    + "give each its own path: app.MapPhalNetDocs(\"/other\").";
        }
    }
}
