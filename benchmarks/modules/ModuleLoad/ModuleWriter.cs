using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PhalNet.Modules;

namespace PhalNet.Benchmarks.Modules;

/// <summary>Compiles plain modules into folders: checked parameters, an enum, records, a service from the container.</summary>
internal sealed class ModuleWriter
{
    private const int ActionsPerClass = 10;

    private const string Usings = """
        global using System;
        global using System.ComponentModel.DataAnnotations;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.DependencyInjection;
        global using PhalNet;
        """;

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable);

    private readonly MetadataReference[] _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    private ModuleManifest? _manifest;

    /// <summary>Writes a module to the folder <c>NAME-VERSION</c> in a directory.</summary>
    public string Write(string directory, string name, Version version, int actions)
    {
        var folder = Directory.CreateDirectory(Path.Combine(directory, $"{name}-{version}")).FullName;
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(Source(name, version, actions))], _references, Options);
        using (var file = File.Create(Path.Combine(folder, $"{name}.dll")))
        {
            var emitted = compilation.Emit(file);
            if (!emitted.Success)
                throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
        }

        // They differ only in name and version.
        _manifest ??= ManifestDerivation.Derive(folder);
        var manifest = _manifest with
        {
            Id = name,
            Title = name,
            Version = new(version.Major, version.Minor, version.Build),
            Assembly = $"{name}.dll",
            Services = [name],
            Files = ModuleFolder.Hash(folder),
        };
        File.WriteAllText(Path.Combine(folder, ModuleManifest.FileName), ManifestFile.Write(manifest));
        return folder;
    }

    private static string Source(string name, Version version, int actions)
    {
        var text = new StringBuilder($$"""
            [assembly: Module("{{name}}", Version = "{{version}}")]
            namespace Modules.{{name}};
            public sealed class Setup : IModule
            {
                public void Configure(IModuleBuilder module) => module.Services.AddSingleton<Counter>();
            }
            public sealed class Counter { private int _count; public int Next() => Interlocked.Increment(ref _count); }
            public enum Kind { Text, Html, Image }
            public sealed record Reply(string Text, Kind Kind, int Page, int Count, string Version);

            """);
        for (var first = 0; first < actions; first += ActionsPerClass)
        {
            text.AppendLine($$"""[Service] public sealed class Class{{first / ActionsPerClass}}(Counter counter) {""");
            for (var i = 0; i < Math.Min(ActionsPerClass, actions - first); i++)
            {
                text.AppendLine($$"""
                    public async Task<Reply> Action{{i}}(
                        [StringLength(32)] string text = "a", Kind kind = Kind.Html, [Range(1, 1000)] int page = 1)
                    {
                        await Task.Yield();
                        return new(text, kind, page, counter.Next(), "{{version}}");
                    }
                    """);
            }

            text.AppendLine("}");
        }

        return text.ToString();
    }
}
