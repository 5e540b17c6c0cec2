using System.Reflection;
using System.Xml.Linq;

namespace PhalNet.Architecture.Tests;

/// <summary>A project under src: what it says, its sources, what was built of it.</summary>
internal sealed record SourceProject(string File, XDocument Content)
{
    public string Name => Path.GetFileNameWithoutExtension(File);

    public string Directory => Path.GetDirectoryName(File)!;

    public Assembly Assembly => Assembly.Load(Content.Descendants("AssemblyName").FirstOrDefault()?.Value ?? Name);

    public IEnumerable<string> References(string kind) => Content.Descendants(kind).Select(reference => reference.Attribute("Include")?.Value).OfType<string>();

    public IEnumerable<string> ProjectReferences => References("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    /// <summary>The sources, by their path in the project; nothing generated, and no C# that is only handed out.</summary>
    public IEnumerable<string> Sources => System.IO.Directory.EnumerateFiles(Directory, "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Directory, file).Replace('\\', '/'))
        .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal)
            && !file.StartsWith("Clients/", StringComparison.Ordinal));

    public string[] Lines(string source) => System.IO.File.ReadAllLines(Path.Combine(Directory, source));

    public override string ToString() => Name;
}
