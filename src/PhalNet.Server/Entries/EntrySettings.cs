using System.Text.RegularExpressions;
using PhalNet.Hosting;

namespace PhalNet.Server;

/// <summary>The entries of <c>PhalNet:Entries</c>, each with a Path and any of the <see cref="EntryOptions"/>.</summary>
internal static partial class EntrySettings
{
    private static readonly string[] Reserved = ["/docs", "/health"];

    public static IReadOnlyList<EntrySetting> Read(IConfiguration configuration)
    {
        EntrySetting[] entries = [.. configuration.GetSection("PhalNet:Entries").GetChildren().Select(Read)];
        if (entries.Length == 0)
            return [In("/api/platform", "Platform"), In("/api/app", "App"), In("/", "App")];

        var twice = entries.CountBy(entry => entry.Path, StringComparer.OrdinalIgnoreCase).FirstOrDefault(path => path.Value > 1).Key;
        return twice is null ? entries : throw new StartException($"PhalNet:Entries has the path '{twice}' more than once.");
    }

    private static EntrySetting In(string path, string defaultNamespace) => new(path, entry => entry.DefaultNamespace = defaultNamespace);

    private static EntrySetting Read(IConfigurationSection section)
    {
        var path = section["Path"] ?? throw new StartException($"{section.Path} has no Path.");
        if (!PathPattern().IsMatch(path))
            throw new StartException($"{section.Path}:Path '{path}' is not a path such as /api/app.");
        path = path.Length > 1 ? path.TrimEnd('/') : path;
        if (Reserved.FirstOrDefault(prefix => new PathString(path).StartsWithSegments(prefix)) is { } reserved)
            throw new StartException($"{section.Path}:Path '{path}' is not available: {reserved} is reserved.");
        if (section["Format"] is not null)
            throw new StartException($"{section.Path}:Format is not an option; set the formats with {section.Path}:Formats:0 and so on.");
        if (section["Formats"] is { Length: > 0 })
            throw new StartException($"{section.Path}:Formats is a list: set {section.Path}:Formats:0 and so on.");
        return new(path, entry => Bind(section, entry));
    }

    // Binding appends to an existing list, and the first format is the default.
    private static void Bind(IConfigurationSection section, EntryOptions entry)
    {
        if (section.GetSection("Formats").GetChildren().Any())
            entry.Formats = [];
        section.Bind(entry);
    }

    [GeneratedRegex(@"^/(?:[A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*/?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PathPattern();
}

/// <summary>A path under which calls are served.</summary>
/// <param name="Path">The path.</param>
/// <param name="Configure">Its options.</param>
internal sealed record EntrySetting(string Path, Action<EntryOptions> Configure);

internal static class EntryMapping
{
    public static void MapEntries(this WebApplication application)
    {
        foreach (var entry in EntrySettings.Read(application.Configuration))
            application.MapPhalNet(entry.Path, entry.Configure);
    }
}
