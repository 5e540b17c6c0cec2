using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting;

/// <summary>Builds the handler of an entry, including only the steps that its options require.</summary>
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

    // Older script engines treat U+2028 and U+2029 as line ends; the default encoder escapes them.
    private static JsonReplyFormat ScriptJson(IServiceProvider services) =>
        new(services.GetRequiredService<IOptions<PhalNetOptions>>()) { Encoder = JavaScriptEncoder.Default };
}

/// <summary>The parts of an entry.</summary>
/// <param name="Serve">Serves requests.</param>
/// <param name="Refuse">Answers requests refused by middleware.</param>
/// <param name="Guard">Enforces the entry's authorization.</param>
/// <param name="Place">Its place among the other endpoints.</param>
internal sealed record EntryHandlers(RequestDelegate Serve, RequestDelegate Refuse, EntryGuard Guard, EntryPlace Place);
