using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PhalNet.Architecture.Tests;

/// <summary>Compiles sources to resolve their names.</summary>
internal static class SemanticModels
{
    public static readonly CSharpParseOptions Language = new(LanguageVersion.Latest, DocumentationMode.None);

    public static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);

    private static readonly PortableExecutableReference[] Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>
    /// Everything these tests were built against, including the framework and the projects under src, except one assembly.
    /// </summary>
    public static IEnumerable<MetadataReference> PlatformReferences(string except) =>
        Platform.Where(reference => Path.GetFileNameWithoutExtension(reference.FilePath) != except);
}
