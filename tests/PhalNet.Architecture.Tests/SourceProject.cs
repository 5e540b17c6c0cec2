using System.Reflection;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PhalNet.Architecture.Tests;

/// <summary>A project under src: its project file, its sources, its assembly.</summary>
internal sealed class SourceProject(string file)
{
    private static readonly string[] WebUsings =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private readonly Lazy<IReadOnlyList<SourceFile>> _sources = new(() => [.. Read(Path.GetDirectoryName(file)!)]);
    private CSharpCompilation? _compilation;

    public string Name => Path.GetFileNameWithoutExtension(file);

    public XDocument Content { get; } = XDocument.Load(file);

    public string Sdk => Content.Root!.Attribute("Sdk")!.Value;

    public bool IsPackable => Content.Descendants("IsPackable").Any(value => value.Value == "true");

    /// <summary>Whether it is an executable that is never referenced.</summary>
    public bool IsProgram => Content.Descendants("OutputType").Any(value => value.Value == "Exe");

    public Assembly Assembly => Assembly.Load(AssemblyName);

    /// <summary>The C# sources, without generated files and without files that are only content.</summary>
    public IReadOnlyList<SourceFile> Sources => _sources.Value;

    public IEnumerable<string> ProjectReferences =>
        References("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    private string AssemblyName => Content.Descendants("AssemblyName").FirstOrDefault()?.Value ?? Name;

    public IEnumerable<string> References(string kind) =>
        Content.Descendants(kind).Select(reference => reference.Attribute("Include")?.Value).OfType<string>();

    /// <summary>Compiles the sources once, without the output of source generators and Razor.</summary>
    public CSharpCompilation Compile() => _compilation ??= CSharpCompilation.Create(
        AssemblyName,
        [
            CSharpSyntaxTree.ParseText(ImplicitUsings(), SemanticModels.Language),
            .. Sources.Select(source => source.Tree),
            .. Razor.Declare(Path.GetDirectoryName(file)!, Content.Descendants("RootNamespace").FirstOrDefault()?.Value ?? Name),
        ],
        SemanticModels.PlatformReferences(AssemblyName),
        SemanticModels.Options);

    public override string ToString() => Name;

    private string ImplicitUsings()
    {
        string[] names =
        [
            "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
            .. Sdk == "Microsoft.NET.Sdk.Web" ? WebUsings : [],
            .. References("Using"),
        ];
        return string.Concat(names.Select(name => $"global using {name};\n"));
    }

    private static IEnumerable<SourceFile> Read(string directory) =>
        Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(directory, file).Replace('\\', '/'))
            .Where(path => path.Split('/')[0] is not ("obj" or "bin" or "Clients" or "templates"))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(directory, path))));
}
