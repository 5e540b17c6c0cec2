using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using PhalNet.Hosting;

namespace PhalNet.Docs;

/// <summary>The entries of the application, and which of them a service is shown with.</summary>
internal sealed class EntryDirectory(EndpointDataSource endpoints, IOptions<PhalNetOptions> options)
{
    private readonly Lazy<IReadOnlyList<Entry>> _entries = new(() => Read(endpoints));

    /// <summary>The first entry whose default namespace is the service's, else the first of all: any entry answers any service.</summary>
    /// <exception cref="InvalidOperationException">The application has no entry.</exception>
    public Entry For(ServiceAction action) =>
        _entries.Value.FirstOrDefault(
            entry => Same(entry.Options.DefaultNamespace ?? options.Value.DefaultNamespace, action.Description.Namespace))
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

/// <summary>An entry through which services are called.</summary>
/// <param name="Path">Its path, such as <c>/api/platform</c>.</param>
/// <param name="Options">Its options.</param>
/// <param name="Format">The format of its replies where a caller asks for no other.</param>
internal sealed record Entry(string Path, EntryOptions Options, IReplyFormat Format)
{
    /// <summary>The format's name as pages show it.</summary>
    public string FormatName => Format.Name.ToUpperInvariant();

    /// <summary>The format's media type without parameters.</summary>
    public string MediaType => Format.ContentType.Split(';')[0].Trim();

    /// <summary>The name a member of the envelope has here.</summary>
    public string NameOf(string member) =>
        Options.ResponseMap.TryGetValue(member, out var renamed) && renamed is { Length: > 0 } ? renamed : member;
}
