using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>What every page needs to know.</summary>
/// <param name="Library">The documents in the page's language.</param>
/// <param name="Links">Where things are.</param>
/// <param name="Address">The scheme, host and base path that clients call: <c>https://api.example.com</c>.</param>
/// <param name="BasePath">The application's own base path, which the pages of the same host go under; empty for none.</param>
/// <param name="Html">Writes the Markdown of modules as HTML.</param>
/// <param name="Shows">Whether the reader may see a module.</param>
/// <param name="Time">When the page is made.</param>
internal sealed record PageContext(
    DocumentLibrary Library, DocsLinks Links, string Address, string BasePath, MarkdownHtml Html,
    Func<LoadedModule, bool> Shows, DateTimeOffset Time)
{
    /// <summary>What the password means for the reader.</summary>
    public ReaderState Reader { get; init; }

    /// <summary>Whether replies carry debug output for whoever asks.</summary>
    public bool AsksForDebug { get; init; }

    /// <summary>The modules that are there and do not serve calls.</summary>
    public IReadOnlyList<ModuleStatus> Unavailable { get; init; } = [];

    /// <summary>All that pages differ by that is said of modules.</summary>
    public string ModuleKey => string.Join(
        '\n',
        [
            .. Modules.Select(module => module.Module.Name),
            .. Unavailable.Select(module => $"{module.Name} {module.Version} {module.State}"),
        ]);

    public DocsTexts Texts => DocsTexts.All.First(texts => texts.Language == Library.Language);

    /// <summary>The modules that the reader may see.</summary>
    public IEnumerable<ModuleSummary> Modules => Library.Modules.Where(module => Shows(module.Module));

    /// <summary>Null where there is no such service, or it is not for this reader.</summary>
    public ServiceDocument? Find(string name) => Library.Find(name) is { } document && Shows(document.Module) ? document : null;
}

/// <summary>What the password means for the reader of a page.</summary>
internal enum ReaderState
{
    /// <summary>Nothing: everybody sees the same.</summary>
    NoLogin,

    /// <summary>With it there would be more to see.</summary>
    LoggedOut,

    /// <summary>It was given.</summary>
    LoggedIn,
}

/// <param name="Text">What to look for; everything when empty.</param>
internal sealed record ListQuery(string Text);

/// <param name="Target">The page to go on to.</param>
/// <param name="Error">The text's key of what went wrong with the last try; null when there was none.</param>
internal sealed record LoginForm(string Target, string? Error);
