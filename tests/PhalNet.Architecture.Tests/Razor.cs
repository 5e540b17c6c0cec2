using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PhalNet.Architecture.Tests;

/// <summary>Razor components: pages in markup, whose classes the Razor compiler generates.</summary>
internal static partial class Razor
{
    /// <summary>
    /// Whether the Razor compiler generated a class: those of components and of their imports are always public and not sealed.
    /// </summary>
    public static bool IsGenerated(Type type) =>
        type.Name == "_Imports" || type.GetInterfaces().Any(contract => contract.FullName == "Microsoft.AspNetCore.Components.IComponent");

    /// <summary>The classes of a project's components without their content, to find the code that uses them.</summary>
    public static IEnumerable<SyntaxTree> Declare(string directory, string rootNamespace) =>
        from file in Directory.EnumerateFiles(directory, "*.razor", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(directory, file).Replace('\\', '/')
        where path.Split('/')[0] is not ("obj" or "bin") && Path.GetFileName(path) != "_Imports.razor"
        let declaration = $"namespace {Namespace(directory, path, rootNamespace)}; public partial class {Path.GetFileNameWithoutExtension(path)};"
        select CSharpSyntaxTree.ParseText(declaration, SemanticModels.Language, path);

    // From the file's directive, the nearest imports and the folders below them, or the folders below the root.
    private static string Namespace(string directory, string path, string rootNamespace)
    {
        if (Directive(Path.Combine(directory, path)) is { } own)
            return own;

        var folders = path.Split('/')[..^1];
        for (var depth = folders.Length; depth >= 0; depth--)
        {
            if (Directive(Path.Combine([directory, .. folders[..depth], "_Imports.razor"])) is { } imported)
                return string.Join('.', [imported, .. folders[depth..]]);
        }

        return string.Join('.', [rootNamespace, .. folders]);
    }

    private static string? Directive(string file) =>
        File.Exists(file) && NamespaceDirective().Match(File.ReadAllText(file)) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex(@"^@namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceDirective();
}
