using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Options;
using PhalNet.Hosting;

namespace PhalNet.Docs;

/// <summary>The entries of the application, and which of them a service is shown with.</summary>
internal sealed class EntryDirectory(EndpointDataSource endpoints, ParameterPolicyFactory policies, IOptions<PhalNetOptions> options)
{
    /// <summary>What to write where there is none.</summary>
    public const string NoEntry = "There is no entry to show services with: add 'app.MapPhalNet(\"/\")'.";

    private readonly Lazy<IReadOnlyList<Entry>> _entries = new(() => Read(endpoints, policies, options.Value));

    /// <summary>The first entry whose default namespace is the service's, else the first of all: any entry answers any service.</summary>
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

    // Route values without their constraints; the service's name behind them is not a part of the path.
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

/// <summary>An entry through which services are called.</summary>
/// <param name="Path">Its path, such as <c>/api/platform</c>.</param>
/// <param name="Options">Its options.</param>
/// <param name="Format">The format of its replies where a caller asks for no other.</param>
internal sealed record Entry(string Path, EntryOptions Options, IReplyFormat Format)
{
    /// <summary>The route values in its path.</summary>
    public IReadOnlyList<RouteValue> RouteValues { get; init; } = [];

    /// <summary>Its path with examples for route values, which can be called as it is.</summary>
    public string ExamplePath => RouteValues.Aggregate(Path, (path, value) =>
        path.Replace($"{{{value.Name}}}", Uri.EscapeDataString(value.Example), StringComparison.Ordinal));

    /// <summary>Whether a refusal tells all that is wrong with the parameters.</summary>
    public bool HasErrorDetails { get; init; }

    /// <summary>The format's name as pages show it.</summary>
    public string FormatName => Format.Name.ToUpperInvariant();

    /// <summary>The format's media type without parameters.</summary>
    public string MediaType => Format.ContentType.Split(';')[0].Trim();

    /// <summary>The name a member of the envelope has here.</summary>
    public string NameOf(string member) =>
        Options.ResponseMap.TryGetValue(member, out var renamed) && renamed is { Length: > 0 } ? renamed : member;
}
