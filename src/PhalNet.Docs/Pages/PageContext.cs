using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>The context of a page.</summary>
/// <param name="Library">The documents in the page's language.</param>
/// <param name="Links">The links of the page.</param>
/// <param name="Address">The scheme, host and base path that clients call: <c>https://api.example.com</c>.</param>
/// <param name="BasePath">The application's base path, used by pages on the same host; empty for none.</param>
/// <param name="Html">Writes the Markdown of modules as HTML.</param>
/// <param name="Shows">Whether the reader may see a module.</param>
/// <param name="Time">When the page is created.</param>
internal sealed record PageContext(
    DocumentLibrary Library, DocsLinks Links, string Address, string BasePath, MarkdownHtml Html,
    Func<LoadedModule, bool> Shows, DateTimeOffset Time)
{
    /// <summary>The login state of the reader.</summary>
    public ReaderState Reader { get; init; }

    /// <summary>Whether callers can request debug output.</summary>
    public bool AsksForDebug { get; init; }

    /// <summary>The modules that do not serve calls.</summary>
    public IReadOnlyList<ModuleStatus> Unavailable { get; init; } = [];

    /// <summary>The cache key of the modules shown on a page.</summary>
    public string ModuleKey => string.Join(
        '\n',
        [
            .. Modules.Select(module => module.Module.Name),
            .. Unavailable.Select(module => $"{module.Name} {module.Version} {module.State}"),
        ]);

    public DocsTexts Texts => DocsTexts.All.First(texts => texts.Language == Library.Language);

    /// <summary>The modules that the reader may see.</summary>
    public IEnumerable<ModuleSummary> Modules => Library.Modules.Where(module => Shows(module.Module));

    /// <summary>Null when the service does not exist, or the reader may not see it.</summary>
    public ServiceDocument? Find(string name) => Library.Find(name) is { } document && Shows(document.Module) ? document : null;
}

/// <summary>The login state of a reader.</summary>
internal enum ReaderState
{
    /// <summary>There is no login: everybody sees the same pages.</summary>
    NoLogin,

    /// <summary>The reader could see more after a login.</summary>
    LoggedOut,

    /// <summary>The reader has logged in.</summary>
    LoggedIn,
}

/// <param name="Text">The search text; all services when empty.</param>
internal sealed record ListQuery(string Text);

/// <param name="Target">The page after the login.</param>
/// <param name="Error">The text key of the last attempt's error; null for none.</param>
internal sealed record LoginForm(string Target, string? Error);
