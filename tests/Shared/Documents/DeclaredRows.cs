using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PhalNet.Tests.Shared;

/// <summary>
/// Compiles the declarations in the tables of a page, each as the only parameter of a separate service that returns the bound value.
/// </summary>
internal static class DeclaredRows
{
    private const string OfWeb = """
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Infrastructure;

        """;

    private const string Usings = """
        using System;
        using System.Buffers;
        using System.Collections.Frozen;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Collections.ObjectModel;
        using System.Collections.Specialized;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Data;
        using System.Globalization;
        using System.IO;
        using System.IO.Pipelines;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Net;
        using System.Net.Http;
        using System.Numerics;
        using System.Reflection;
        using System.Security;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using System.Text.RegularExpressions;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using System.Xml;
        using System.Xml.Linq;
        using PhalNet;

        """;

    /// <summary>The services by declaration.</summary>
    /// <param name="declarations">A parameter, a property, or the type of a parameter.</param>
    /// <param name="shared">The code blocks of the page.</param>
    public static IReadOnlyDictionary<string, Type> Parameters(IEnumerable<string> declarations, IEnumerable<string> shared) =>
        Compile(declarations, shared, ParameterOf);

    /// <summary>Services that each return one of the given types.</summary>
    public static IReadOnlyDictionary<string, Type> Results(IEnumerable<string> declarations) => Compile(declarations, [OfWeb], ResultOf);

    private static Dictionary<string, Type> Compile(IEnumerable<string> declarations, IEnumerable<string> shared, Func<string, string> members)
    {
        string[] all = [.. declarations.Distinct()];
        var code = new StringBuilder(Usings);
        code.AppendJoin('\n', shared).AppendLine();
        for (var i = 0; i < all.Length; i++)
            code.AppendLine($$"""[Service("App.Row{{i}}")] public sealed class Row{{i}} { {{members(all[i])}} }""");
        var compilation = CSharpCompilation.Create(
            "PhalNet.Documented", [CSharpSyntaxTree.ParseText(code.ToString())], References(),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException($"The page shows what is no C#: {string.Join('\n', result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error))}\n{code}");
        image.Position = 0;
        var assembly = new AssemblyLoadContext("Documented").LoadFromStream(image);
        return all.Select((declared, i) => (declared, Type: assembly.GetType($"Row{i}", throwOnError: true)!))
            .ToDictionary(row => row.declared, row => row.Type);
    }

    private static string ParameterOf(string declared) => SyntaxFactory.ParseMemberDeclaration(declared) switch
    {
        PropertyDeclarationSyntax property => $"{declared} public object?[] Call() => [{property.Identifier.ValueText}];",
        RecordDeclarationSyntax type => OfRecord(declared, type),
        _ => OfParameter(declared),
    };

    private static string ResultOf(string declared) => SyntaxFactory.ParseMemberDeclaration(declared) switch
    {
        TypeDeclarationSyntax type =>
            $"public {Ended(declared)} public {type.Identifier.ValueText}{(type.Arity > 0 ? "<int>" : "")} Call() => throw new NotSupportedException();",
        _ => $"public {declared} Call() => throw new NotSupportedException();",
    };

    // The last of several parameters is returned.
    private static string OfParameter(string declared) =>
        $"public object?[] Call({declared}) => [{SyntaxFactory.ParseParameterList($"({declared})").Parameters.Last().Identifier.ValueText}];";

    private static string OfRecord(string declared, RecordDeclarationSyntax type)
    {
        var start = type.Keyword.SpanStart;
        var parameter = char.ToLowerInvariant(type.Identifier.ValueText[0]) + type.Identifier.ValueText[1..];
        return $"{declared[..start]}public {Ended(declared[start..])} public object?[] Call({type.Identifier.ValueText} {parameter}) => [{parameter}];";
    }

    private static string Ended(string declared) => declared[^1] is '}' or ';' ? declared : $"{declared};";

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
}
