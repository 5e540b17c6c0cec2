using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PhalNet.Docs.Internal.Documents;
using PhalNet.Docs.Internal.Markup;
using PhalNet.Docs.Internal.Pages;
using PhalNet.Docs.Internal.Samples;

namespace PhalNet.Docs.Internal.Serving;

/// <summary>What the documentation of one application is made of.</summary>
internal sealed class DocsSite(
    string prefix, DocsOptions options, IServiceRegistry registry, IMessageCatalog messages, EntryDirectory entries, TimeProvider time, ILoggerFactory loggers)
{
    public string Prefix => prefix;

    public DocsOptions Options => options;

    public Documentation Documentation { get; } = new(registry, messages, loggers.CreateLogger<Documentation>());

    public EntryDirectory Entries => entries;

    public SampleCatalog Samples { get; } = new();

    public AssetCatalog Assets { get; } = new(new Dictionary<string, string> { [SampleTemplates.File] = SampleTemplates.Write(new SampleCatalog()) });

    public MarkdownHtml Html { get; } = new();

    public PageRenderer Renderer { get; } = new(loggers);

    public PageContext Context(HttpContext http, string language, Func<LoadedModule, bool> shows) => new(
        Documentation.In(language), new OnlineLinks($"{http.Request.PathBase}{prefix}", Assets), Address(http.Request), http.Request.PathBase, Html, shows, time.GetUtcNow());

    private string Address(HttpRequest request) => options.PublicAddress?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}{request.PathBase}";
}
