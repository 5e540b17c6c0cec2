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
        new("urls", "URLS", "The addresses to listen on, separated by semicolons; http://localhost:5080 by default."),
        new("environment", "NAME", "Development or Production (the default)."),
        new("PhalNet:DataDirectory", "DIR", "The directory for the SQLite file and all other data; data by default."),
        new("PhalNet:ModulesDirectory", "DIR", "A directory with modules, watched: one folder or .phalmod file each."),
        new("PhalNet:Modules", "none|NAMES", "Starts only these modules from folders, separated by commas; all by default."),
        new("PhalNet:Debug", "Off|On|OnRequest", "When replies contain debug output; OnRequest only in Development."),
        new("PhalNet:AllowDebugInProduction", "true|false", "Must also be true for Debug=On outside Development."),
        new("PhalNet:Language", "zh-CN|en", "The language of messages if the caller does not choose one."),
        new("PhalNet:ConsoleLanguage", "zh-CN|en", "The language of the console; from LC_ALL, LC_MESSAGES or LANG by default."),
        new("PhalNet:Profile", "Strict|PhalApi", "How requests are read and parameters checked; Strict by default."),
        new("PhalNet:Docs:Access", "Off|Password|Open", "Who can read the documentation pages; Open in Development, Off elsewhere."),
        new("PhalNet:Docs:Password", "TEXT", "The password of Docs:Access=Password, 8 characters or more; safer in the environment."),
        new("ConnectionStrings:Platform", "TEXT", "The database of Platform; an SQLite file in the data directory by default."),
        new("Platform:Database", "sqlite|postgresql", "The kind of this database; sqlite by default."),
        new("Platform:RequireAccessToken", "true|false", "Whether Platform's services require an access token; true outside Development."),
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
