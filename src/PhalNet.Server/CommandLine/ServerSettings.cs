using PhalNet.Compatibility;
using PhalNet.Docs;
using PhalNet.Hosting;

namespace PhalNet.Server;

/// <summary>The configuration keys accepted on the command line.</summary>
internal static class ServerSettings
{
    private const string OwnSection = "PhalNet:";
    private const string DocsSection = "PhalNet:Docs:";

    private static readonly string[] HostKeys =
        ["contentRoot", "http_ports", "https_ports", "allowedHosts", "preferHostingUrls", "shutdownTimeoutSeconds"];

    private static readonly string[] OwnKeys =
    [
        .. typeof(PhalNetOptions).GetProperties().Select(property => property.Name),
        .. typeof(EntryOptions).GetProperties().Select(property => property.Name),
        .. typeof(PhalApiOptions).GetProperties().Where(property => property.CanWrite).Select(property => property.Name),
        "Entries",
        "Modules",
        "ModulesDirectory",

        // Refused when entries are mapped, with an error that names its replacement.
        "Format",
    ];

    private static readonly string[] DocsKeys = [.. typeof(DocsOptions).GetProperties().Select(property => property.Name)];

    public static IReadOnlyList<ServerSetting> Listed { get; } =
    [
        new("urls", "URLS", "The addresses to listen on, with ; between them; http://localhost:5080 when none is configured."),
        new("environment", "NAME", "Development or Production (the default)."),
        new("PhalNet:DataDirectory", "DIR", "Where the SQLite file and everything else is written; data when not set."),
        new("PhalNet:ModulesDirectory", "DIR", "A directory with modules, watched: one folder or .phalmod file each."),
        new("PhalNet:Modules", "none|NAMES", "Starts only some of the modules from folders, commas between the names; all when not set."),
        new("PhalNet:Debug", "Off|On|OnRequest", "When replies carry debug output; OnRequest in Development only."),
        new("PhalNet:AllowDebugInProduction", "true|false", "Has to be true as well for Debug=On outside Development."),
        new("PhalNet:Language", "zh-CN|en", "The language of messages where the caller chose none."),
        new("PhalNet:ConsoleLanguage", "zh-CN|en", "The language of the console; by LC_ALL, LC_MESSAGES or LANG when not set."),
        new("PhalNet:Profile", "Strict|PhalApi", "How requests are read and parameters checked; Strict when not set."),
        new("PhalNet:Docs:Access", "Off|Password|Open", "Who reads the documentation pages; Open in Development, Off elsewhere."),
        new("PhalNet:Docs:Password", "TEXT", "The password of Docs:Access=Password, 8 characters or more; safer in the environment."),
        new("ConnectionStrings:Platform", "TEXT", "The database of Platform; an SQLite file in the data directory when not set."),
        new("Platform:Database", "sqlite|postgresql", "The kind of that database; sqlite when not set."),
        new("Platform:RequireAccessToken", "true|false", "Whether Platform's services ask for an access token; true outside Development."),
    ];

    /// <summary>The key in its defined spelling, or as given where any key is accepted; null if it is not a key.</summary>
    public static string? Accept(string key)
    {
        if (Listed.Select(setting => setting.Key).Concat(HostKeys).FirstOrDefault(known => Same(known, key)) is { } spelled)
            return spelled;
        if (!key.Contains(':') || key.StartsWith(':') || key.EndsWith(':'))
            return null;
        if (key.StartsWith(DocsSection, StringComparison.OrdinalIgnoreCase))
            return IsOneOf(DocsKeys, key.Split(':')[2]) ? key : null;
        var isOwn = key.StartsWith(OwnSection, StringComparison.OrdinalIgnoreCase);
        return !isOwn || IsOneOf(OwnKeys, key.Split(':')[1]) ? key : null;
    }

    private static bool IsOneOf(string[] keys, string key) => keys.Any(known => Same(known, key));

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A configuration key that <c>--help</c> lists.</summary>
/// <param name="Key">The key, as in configuration.</param>
/// <param name="Value">The placeholder for its value in the help.</param>
/// <param name="Description">What it does, in one line.</param>
internal sealed record ServerSetting(string Key, string Value, string Description);
