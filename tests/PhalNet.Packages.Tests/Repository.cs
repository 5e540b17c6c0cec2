using System.Reflection;
using System.Xml.Linq;

namespace PhalNet.Packages.Tests;

internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!);

    /// <summary>The words of the commands of a page that begin in a way.</summary>
    public static IEnumerable<string[]> Commands(string page, string start) =>
        File.ReadLines(Path.Combine(Root, page)).Where(line => line.StartsWith(start, StringComparison.Ordinal))
            .Select(line => line.Split(' '));

    /// <summary>The names of the projects under src that are packed.</summary>
    public static IEnumerable<string> Packed =>
        Directory.GetDirectories(Path.Combine(Root, "src")).SelectMany(folder => Directory.GetFiles(folder, "*.csproj"))
            .Where(file => XDocument.Load(file).Descendants("IsPackable").Any(value => value.Value == "true"))
            .Select(file => Path.GetFileNameWithoutExtension(file));
}
