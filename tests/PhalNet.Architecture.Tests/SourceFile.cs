using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PhalNet.Architecture.Tests;

/// <summary>A source file of a project.</summary>
/// <param name="path">Its path in the project.</param>
/// <param name="text">Its text.</param>
internal sealed class SourceFile(string path, string text)
{
    private readonly Lazy<SyntaxTree> _tree = new(() => CSharpSyntaxTree.ParseText(text, SemanticModels.Language, path));

    public string Path => path;

    public string Text => text;

    public string[] Lines { get; } = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public SyntaxTree Tree => _tree.Value;

    /// <summary>The names of the types it declares, except nested ones.</summary>
    public IEnumerable<string> Types => Tree.GetRoot()
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .Select(node => node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            _ => null,
        }).OfType<string>();

    public override string ToString() => path;
}
