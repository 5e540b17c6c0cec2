using System.Reflection;
using System.Xml.Linq;

namespace PhalNet.Packages.Tests;

internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    /// <summary>The server built with the tests.</summary>
    public static string Server { get; } =
        Path.Combine(Root, "src", "PhalNet.Server", "bin", Metadata("Configuration"), "net10.0", "PhalNet.Server.dll");

    /// <summary>The commands on a page with a given beginning, as arguments.</summary>
    public static IEnumerable<string[]> Commands(string page, string start) =>
        File.ReadLines(Path.Combine(Root, page)).Where(line => line.StartsWith(start, StringComparison.Ordinal))
            .Select(line => line.Split(' '));

    /// <summary>The first fenced block in a language after a given text on a page.</summary>
    public static string Block(string page, string language, string after)
    {
        var text = File.ReadAllText(Path.Combine(Root, page)).ReplaceLineEndings("\n");
        var fence = $"```{language}\n";
        var place = text.IndexOf(after, StringComparison.Ordinal);
        place.ShouldBeGreaterThanOrEqualTo(0, $"{page}: {after}");
        var start = text.IndexOf(fence, place, StringComparison.Ordinal) + fence.Length;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }

    /// <summary>The names of the packable projects under src.</summary>
    public static IEnumerable<string> Packed =>
        Directory.GetDirectories(Path.Combine(Root, "src")).SelectMany(folder => Directory.GetFiles(folder, "*.csproj"))
            .Where(file => XDocument.Load(file).Descendants("IsPackable").Any(value => value.Value == "true"))
            .Select(file => Path.GetFileNameWithoutExtension(file));

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
