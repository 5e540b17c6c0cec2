using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PhalNet.Docs.Tests.Services;

namespace PhalNet.Docs.Tests.Support;

/// <summary>Services that use the features of the machine-readable formats.</summary>
internal static class FormatShop
{
    public static Type[] Services { get; } = [typeof(Parcels), typeof(Awkward), typeof(Greeting)];

    public static Task<DocsHost> StartAsync() => DocsHost.StartAsync(Services);

    /// <summary>A page for a reader who may see some modules only.</summary>
    public static PageContext Context(DocsHost host, Func<LoadedModule, bool> shows)
    {
        var documentation = new Documentation(
            host.Services.GetRequiredService<IServiceRegistry>(), host.Services.GetRequiredService<IMessageCatalog>(), NullLogger<Documentation>.Instance, PlainText.Of);
        return new(
            documentation.In("en"), new OnlineLinks("/docs", new AssetCatalog(new Dictionary<string, string>())), "http://localhost", "", new MarkdownHtml(), shows,
            DateTimeOffset.UnixEpoch);
    }
}
