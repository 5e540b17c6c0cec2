using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PhalNet.Architecture.Tests;

/// <summary>The references between the folders of a project, through the types and members used in their sources.</summary>
internal sealed class FolderReferences
{
    private const int Shown = 3;

    private readonly SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> _arrows = new(StringComparer.Ordinal);

    private FolderReferences()
    {
    }

    /// <summary>Reads the references of a compilation whose syntax trees have their path in the project.</summary>
    public static FolderReferences Read(CSharpCompilation compilation)
    {
        var references = new FolderReferences();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                foreach (var symbol in Used(model, node))
                    references.Add(tree.FilePath, symbol);
            }
        }

        return references;
    }

    /// <summary>Describes each pair of folders that need each other. A folder and its subfolders count as one.</summary>
    public IEnumerable<string> Pairs() =>
        from one in _arrows.Keys
        from other in _arrows[one].Keys
        where string.CompareOrdinal(one, other) < 0 && IsArrow(other, one)
        select $"{one} and {other} need each other:\n{Explain(one, other)}{Explain(other, one)}";

    /// <summary>Describes each cycle of more than two folders.</summary>
    public IEnumerable<string> Circles()
    {
        var seen = new HashSet<string>();
        foreach (var start in _arrows.Keys)
        {
            if (ShortestCircle(start) is { Count: > 2 } circle && seen.Add(string.Join('|', circle.Order(StringComparer.Ordinal))))
                yield return $"{string.Join(" -> ", circle)} -> {start}:\n"
                    + string.Concat(circle.Zip(circle.Skip(1).Append(start), Explain));
        }
    }

    private static IEnumerable<ISymbol> Used(SemanticModel model, SyntaxNode node)
    {
        if (node is not (ExpressionSyntax or ConstructorInitializerSyntax or BaseTypeDeclarationSyntax))
            return [];
        if (node is BaseTypeDeclarationSyntax type)
            return model.GetDeclaredSymbol(type) is { } declared ? [declared] : [];

        var info = model.GetSymbolInfo(node);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        var conversion = node is ExpressionSyntax expression ? model.GetConversion(expression).MethodSymbol : null;
        return Declared(symbol).Concat(Declared(conversion));
    }

    // The type of a 'var' may have other types as arguments.
    private static IEnumerable<ISymbol> Declared(ISymbol? symbol) => symbol switch
    {
        IArrayTypeSymbol array => Declared(array.ElementType),
        INamedTypeSymbol type => [type, .. type.TypeArguments.SelectMany(Declared)],
        IMethodSymbol method => [method.ReducedFrom ?? method],
        IPropertySymbol or IFieldSymbol or IEventSymbol => [symbol],
        _ => [],
    };

    private void Add(string from, ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        var owner = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        if (owner is null)
            return;
        while (owner.ContainingType is { } outer)
            owner = outer;

        // A member is declared in one file; a partial type in several.
        var places = symbol.DeclaringSyntaxReferences is { Length: > 0 } own ? own : owner.DeclaringSyntaxReferences;
        foreach (var place in places)
            Add(from, place.SyntaxTree.FilePath, owner.Name);
    }

    private void Add(string from, string to, string type)
    {
        var (source, target) = (Folder(from), Folder(to));
        if (source == target || IsWithin(source, target) || IsWithin(target, source))
            return;
        if (!_arrows.TryGetValue(source, out var arrows))
            _arrows[source] = arrows = new(StringComparer.Ordinal);
        if (!arrows.TryGetValue(target, out var examples))
            arrows[target] = examples = new(StringComparer.Ordinal);
        examples.Add($"{Path.GetFileName(from)} ({type})");
    }

    private bool IsArrow(string from, string to) => _arrows.TryGetValue(from, out var arrows) && arrows.ContainsKey(to);

    private List<string>? ShortestCircle(string start)
    {
        var ways = new Queue<List<string>>([[start]]);
        var reached = new HashSet<string>();
        while (ways.TryDequeue(out var way))
        {
            foreach (var next in _arrows.TryGetValue(way[^1], out var arrows) ? arrows.Keys.AsEnumerable() : [])
            {
                if (next == start)
                    return way;
                if (reached.Add(next))
                    ways.Enqueue([.. way, next]);
            }
        }

        return null;
    }

    private string Explain(string from, string to)
    {
        var examples = _arrows[from][to];
        var more = examples.Count > Shown ? $" and {examples.Count - Shown} more" : "";
        return $"    {from} -> {to}: {string.Join(", ", examples.Take(Shown))}{more}\n";
    }

    private static string Folder(string file) => file.LastIndexOf('/') is >= 0 and var slash ? file[..slash] : "";

    // The root is the parent of every folder.
    private static bool IsWithin(string folder, string parent) =>
        parent.Length == 0 || folder.StartsWith(parent + "/", StringComparison.Ordinal);
}
