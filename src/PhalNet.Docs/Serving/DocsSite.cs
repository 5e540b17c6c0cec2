using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>The parts of an application's documentation.</summary>
internal sealed class DocsSite(
    string prefix, DocsOptions options, AccessRules access, IServiceRegistry registry, IModuleHost modules, IMessageCatalog messages,
    EntryDirectory entries, IOptions<PhalNetOptions> engine, TimeProvider time, ILoggerFactory loggers)
{
    public string Prefix => prefix;

    public DocsOptions Options => options;

    public AccessRules Access => access;

    /// <summary>Null without password protection.</summary>
    public ReaderSessions? Sessions { get; } = access.HasLogin ? new(options.Password!, prefix, options.SessionLength, time) : null;

    public Documentation Documentation { get; } = new(registry, messages, loggers.CreateLogger<Documentation>(), PlainText.Of);

    public EntryDirectory Entries => entries;

    public ClientFiles Clients { get; } = new();

    public SampleCatalog Samples { get; } = new();

    public AssetCatalog Assets { get; } = new(
        new Dictionary<string, string> { [SampleTemplates.File] = SampleTemplates.Write(new SampleCatalog()) });

    public MarkdownHtml Html { get; } = new();

    public PageRenderer Renderer { get; } = new(loggers);

    public ServiceMarkdown Markdown => field ??= new(Samples);

    public DateTimeOffset Now => time.GetUtcNow();

    public bool IsLoggedIn(HttpContext http) => Sessions?.IsLoggedIn(http) == true;

    public PageContext Context(HttpContext http, string language)
    {
        var isLoggedIn = IsLoggedIn(http);
        var links = new OnlineLinks(DocsPath.Prefix(http.Request, prefix), Assets);
        return new(Documentation.In(language), links, Address(http.Request), http.Request.PathBase, Html,
            module => access.Shows(module, isLoggedIn), Now)
        {
            Unavailable =
            [
                .. modules.Modules.Where(module => module.State is ModuleState.Disabled or ModuleState.Incompatible or ModuleState.Faulted)
                    .Where(module => access.Shows(module.Name, isLoggedIn)),
            ],
            AsksForDebug = engine.Value.Debug == DebugMode.OnRequest,
            Reader = isLoggedIn ? ReaderState.LoggedIn : Sessions is null ? ReaderState.NoLogin : ReaderState.LoggedOut,
        };
    }

    private string Address(HttpRequest request) =>
        options.PublicAddress is { Length: > 0 } told ? told.TrimEnd('/') : $"{request.Scheme}://{request.Host}{request.PathBase}";
}
