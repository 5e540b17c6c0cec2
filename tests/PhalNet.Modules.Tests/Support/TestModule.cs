using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PhalNet.Modules.Tests.Support;

/// <summary>A module compiled from source text into a folder.</summary>
internal sealed record TestModule
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using PhalNet;
        """;

    private static readonly MetadataReference[] Framework =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file))];

    public string Name { get; init; } = "Shop";

    public string Version { get; init; } = "1.0.0";

    /// <summary>Assembly attributes besides that of the module, and further top-level code.</summary>
    public string Code { get; init; } = "";

    /// <summary>Further properties of the module's attribute.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>The parameters of the constructor of <c>Hello</c>.</summary>
    public string Needs { get; init; } = "";

    /// <summary>Members of the service class <c>Hello</c>.</summary>
    public string Members { get; init; } = "";

    /// <summary>Embedded resources by name.</summary>
    public IReadOnlyDictionary<string, string> Resources { get; init; } = new Dictionary<string, string>();

    /// <summary>Referenced assemblies, copied to the module's folder.</summary>
    public IReadOnlyList<string> Libraries { get; init; } = [];

    /// <summary>Writes the folder <c>DIRECTORY/NAME</c>, with a manifest.</summary>
    public string Write(string directory, string? folder = null)
    {
        var target = Compile(directory, folder);
        var manifest = ManifestDerivation.Derive(target);
        File.WriteAllText(
            Path.Combine(target, ModuleManifest.FileName), ManifestFile.Write(manifest with { Files = ModuleFolder.Hash(target) }));
        return target;
    }

    /// <summary>Writes the folder without a manifest.</summary>
    public string Compile(string directory, string? folder = null)
    {
        var target = Directory.CreateDirectory(Path.Combine(directory, folder ?? Name)).FullName;
        foreach (var library in Libraries)
            File.Copy(library, Path.Combine(target, Path.GetFileName(library)), overwrite: true);
        SyntaxTree[] sources = [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(Source())];
        var compilation = CSharpCompilation.Create(
            Name,
            sources,
            [.. Framework.Where(reference => !Libraries.Any(library => IsSame(reference, library))), .. Libraries.Select(library => MetadataReference.CreateFromFile(library))],
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        using var file = File.Create(Path.Combine(target, $"{Name}.dll"));
        var emitted = compilation.Emit(
            file,
            manifestResources: Resources.Select(pair => new ResourceDescription(
                pair.Key, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(pair.Value)), isPublic: true)));
        emitted.Success.ShouldBeTrue(string.Join('\n', emitted.Diagnostics));
        return target;
    }

    private string Source() => $$"""
        [assembly: Module("{{Name}}", Version = "{{Version}}"{{Attribute}})]
        {{Code}}

        namespace Modules.{{Name}}
        {
            [Service]
            public sealed class Hello({{Needs}})
            {
                public string Greet(string name = "you") => $"{{Name}} {{Version}} greets {name}";
                {{Members}}
            }
        }
        """;

    private static bool IsSame(MetadataReference reference, string library) =>
        Path.GetFileName(reference.Display) == Path.GetFileName(library);
}
