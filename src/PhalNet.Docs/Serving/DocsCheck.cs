using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Docs;

/// <summary>Finds pages that have no entry to show, or are mapped under one path twice.</summary>
internal sealed class DocsCheck(IServiceProvider services) : IStartCheck
{
    public IEnumerable<string> FindMistakes()
    {
        var pages = services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<DocsPages>() is not null).ToArray();
        if (pages.Length > 0 && ActivatorUtilities.CreateInstance<EntryDirectory>(services).IsEmpty)
            yield return EntryDirectory.NoEntry;
        foreach (var path in pages.CountBy(page => page.RoutePattern.RawText ?? "", StringComparer.OrdinalIgnoreCase))
        {
            if (path.Value > 1)
                yield return $"Documentation pages are mapped more than once under '{path.Key[..path.Key.LastIndexOf('/')]}'; "
                    + "give each a path of its own: app.MapPhalNetDocs(\"/other\").";
        }
    }
}
