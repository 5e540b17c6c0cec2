using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Options;
using PhalNet.Hosting;

namespace PhalNet.Docs;

/// <summary>The entries of the application, and the choice of the entry that a service is shown with.</summary>
internal sealed class EntryDirectory(EndpointDataSource endpoints, ParameterPolicyFactory policies, IOptions<PhalNetOptions> options)
{
    /// <summary>What to do when there is no entry.</summary>
    public const string NoEntry = "The documentation pages need an entry: add 'app.MapPhalNet(\"/\")'.";

    private readonly Lazy<IReadOnlyList<Entry>> _entries = new(() => Read(endpoints, policies, options.Value));

    /// <summary>The first entry whose default namespace is the service's, or else the first one: every entry serves all services.</summary>
    /// <exception cref="InvalidOperationException">The application has no entry.</exception>
    public Entry For(ServiceAction action) =>
        _entries.Value.FirstOrDefault(
            entry => Same(entry.Options.DefaultNamespace ?? options.Value.DefaultNamespace, action.Description.Namespace))
        ?? _entries.Value.FirstOrDefault()
        ?? throw new InvalidOperationException(NoEntry);

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<Entry> Read(
        EndpointDataSource endpoints, ParameterPolicyFactory policies, PhalNetOptions options) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Pattern: endpoint.RoutePattern, Entry: endpoint.Metadata.GetMetadata<EntryMetadata>()))
            .Where(found => found.Entry is not null)
            .Select(found => new Entry(PathOf(found.Pattern), found.Entry!.Options, found.Entry.Formats[0])
            {
                HasErrorDetails = found.Entry.Options.ErrorDetails ?? options.ErrorDetails,
                RouteValues = RouteValue.Of(found.Pattern, policies),
            }),
    ];

    // Route values without their constraints; the trailing service name is not a part of the path.
    private static string PathOf(RoutePattern pattern) => '/' + string.Join('/', pattern.PathSegments
        .Select(segment => string.Concat(segment.Parts.Select(PartOf))).Where(segment => segment.Length > 0));

    private static string PartOf(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { IsCatchAll: false } parameter => $"{{{parameter.Name}}}",
        _ => "",
    };
}

/// <summary>An entry that serves calls.</summary>
/// <param name="Path">Its path, such as <c>/api/platform</c>.</param>
/// <param name="Options">Its options.</param>
/// <param name="Format">The default format of its replies.</param>
internal sealed record Entry(string Path, EntryOptions Options, IReplyFormat Format)
{
    /// <summary>The route values in its path.</summary>
    public IReadOnlyList<RouteValue> RouteValues { get; init; } = [];

    /// <summary>Its path with example route values, which can be called directly.</summary>
    public string ExamplePath => RouteValues.Aggregate(Path, (path, value) =>
        path.Replace($"{{{value.Name}}}", Uri.EscapeDataString(value.Example), StringComparison.Ordinal));

    /// <summary>Whether a refusal lists all parameter errors.</summary>
    public bool HasErrorDetails { get; init; }

    /// <summary>The format's name on pages.</summary>
    public string FormatName => Format.Name.ToUpperInvariant();

    /// <summary>The format's media type without parameters.</summary>
    public string MediaType => Format.ContentType.Split(';')[0].Trim();

    /// <summary>The name of an envelope member at this entry.</summary>
    public string NameOf(string member) =>
        Options.ResponseMap.TryGetValue(member, out var renamed) && renamed is { Length: > 0 } ? renamed : member;
}
