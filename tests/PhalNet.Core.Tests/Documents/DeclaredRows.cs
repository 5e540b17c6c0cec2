using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PhalNet.Core.Tests.Documents;

/// <summary>
/// Compiles what the tables of a page declare, each declaration as the one parameter of a service of its own that gives back what was bound.
/// </summary>
internal static class DeclaredRows
{
    private const string Usings = """
        using System;
        using System.Collections.Frozen;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Collections.ObjectModel;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Globalization;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using PhalNet;

        """;

    /// <summary>The services by what they declare.</summary>
    /// <param name="declarations">A parameter, a property, or a type that a parameter has.</param>
    /// <param name="shared">What the page shows in code.</param>
    public static IReadOnlyDictionary<string, Type> Compile(IEnumerable<string> declarations, IEnumerable<string> shared)
    {
        string[] all = [.. declarations.Distinct()];
        var code = new StringBuilder(Usings);
        code.AppendJoin('\n', shared).AppendLine();
        for (var i = 0; i < all.Length; i++)
            code.AppendLine(ServiceOf(all[i], $"Row{i}"));
        var compilation = CSharpCompilation.Create(
            "PhalNet.Documented", [CSharpSyntaxTree.ParseText(code.ToString())], References(),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.ToString()).ShouldBeEmpty(code.ToString());
        image.Position = 0;
        var assembly = new AssemblyLoadContext("Documented").LoadFromStream(image);
        return all.Select((declared, i) => (declared, Type: assembly.GetType($"Row{i}", throwOnError: true)!))
            .ToDictionary(row => row.declared, row => row.Type);
    }

    private static string ServiceOf(string declared, string name)
    {
        var members = SyntaxFactory.ParseMemberDeclaration(declared) switch
        {
            PropertyDeclarationSyntax property => $"{declared} public object?[] Call() => [{property.Identifier.ValueText}];",
            RecordDeclarationSyntax type => OfRecord(declared, type),
            _ => OfParameter(declared),
        };
        return $$"""[Service("App.{{name}}")] public sealed class {{name}} { {{members}} }""";
    }

    // Of several parameters the last is given back.
    private static string OfParameter(string declared) =>
        $"public object?[] Call({declared}) => [{SyntaxFactory.ParseParameterList($"({declared})").Parameters.Last().Identifier.ValueText}];";

    private static string OfRecord(string declared, RecordDeclarationSyntax type)
    {
        var start = type.Keyword.SpanStart;
        var parameter = char.ToLowerInvariant(type.Identifier.ValueText[0]) + type.Identifier.ValueText[1..];
        var end = declared[^1] is '}' or ';' ? "" : ";";
        return $"{declared[..start]}public {declared[start..]}{end} public object?[] Call({type.Identifier.ValueText} {parameter}) => [{parameter}];";
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
}
