using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using PhalNet.Hosting;

namespace PhalNet.Docs.Internal.Documents;

/// <summary>The entries of the application, and which of them a service is shown with.</summary>
internal sealed class EntryDirectory(EndpointDataSource endpoints, IOptions<PhalNetOptions> options)
{
    private readonly Lazy<IReadOnlyList<Entry>> _entries = new(() => Read(endpoints));

    /// <summary>The first entry whose default namespace is the service's, else the first of all: any entry answers any service.</summary>
    /// <exception cref="InvalidOperationException">The application has no entry.</exception>
    public Entry For(ServiceAction action) =>
        _entries.Value.FirstOrDefault(entry => Same(entry.Options.DefaultNamespace ?? options.Value.DefaultNamespace, action.Description.Namespace))
        ?? _entries.Value.FirstOrDefault()
        ?? throw new InvalidOperationException("There is no entry to show services with: add 'app.MapPhalNet(\"/\")'.");

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<Entry> Read(EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Pattern: endpoint.RoutePattern.RawText ?? "", Entry: endpoint.Metadata.GetMetadata<EntryMetadata>()))
            .Where(found => found.Entry is not null)
            .Select(found => new Entry(PathOf(found.Pattern), found.Entry!.Options, found.Entry.Formats[0])),
    ];

    private static string PathOf(string pattern) => '/' + pattern[..pattern.LastIndexOf('{')].Trim('/');
}
