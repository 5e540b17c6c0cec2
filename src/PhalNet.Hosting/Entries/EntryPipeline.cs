using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting;

/// <summary>Puts the handler of an entry together: only what its options ask for stands in front of it.</summary>
internal static class EntryPipeline
{
    public const string RouteValue = "service";

    public static EntryHandlers Build(IServiceProvider services, EntryOptions options, IReadOnlyList<IReplyFormat> formats)
    {
        var choice = new FormatChoice(options, formats, options.Jsonp ? ScriptJson(services) : null);
        var replies = ActivatorUtilities.CreateInstance<ReplyWriter>(services, options);
        var guard = new EntryGuard(services);
        var endpoint = ActivatorUtilities.CreateInstance<CallEndpoint>(services, options, choice, replies, guard);
        return new(Wrap(endpoint.HandleAsync), Wrap(endpoint.RefuseAsync), guard, new EntryPlace(endpoint.Paths, services));

        RequestDelegate Wrap(RequestDelegate handler)
        {
            handler = new CrossOrigin(handler, options, endpoint.Methods, endpoint.Paths, services).HandleAsync;
            return ForwardedCallers.Wrap(handler, options.ForwardedHeaders, services);
        }
    }

    // Older scripts take U+2028 and U+2029 for line ends; the default encoder escapes them.
    private static JsonReplyFormat ScriptJson(IServiceProvider services) =>
        new(services.GetRequiredService<IOptions<PhalNetOptions>>()) { Encoder = JavaScriptEncoder.Default };
}

/// <summary>What an entry is made of.</summary>
/// <param name="Serve">Serves requests.</param>
/// <param name="Refuse">Answers requests that were refused before.</param>
/// <param name="Guard">What the entry asks of its callers.</param>
/// <param name="Place">Where it stands among the other endpoints.</param>
internal sealed record EntryHandlers(RequestDelegate Serve, RequestDelegate Refuse, EntryGuard Guard, EntryPlace Place);
