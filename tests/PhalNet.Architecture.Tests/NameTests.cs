using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PhalNet.Architecture.Tests;

/// <summary>The framework's code does not mention the reference product: only a profile contains what is specific to it.</summary>
public sealed class NameTests
{
    private const string Reference = "phalapi";

    // Marks in debug output that tools look for, in every profile; and the names by which the client libraries are known.
    private static readonly string[] Allowed =
    [
        "PHALAPI_INIT", "PHALAPI_RESPONSE", "PHALAPI_FINISH",
        "PhalApiClient", "PhalApiClientResponse", "PhalApiClient.sh", "PhalApiClient.js", "PhalApiClient.jquery.js", "PhalApiClient.php",
        "PhalApiClient.py", "PhalApiClient.java", "PhalApiClientResponse.java", "PhalApiClient.cs", "PhalApiClient.go",
        "AFNPhalApiClient.h", "AFNPhalApiClient.m", "phalapi_client.rb", "PhalApiClient.reactnative.js",
    ];

    [Theory]
    [InlineData("PhalNet.Core")]
    [InlineData("PhalNet.Hosting")]
    [InlineData("PhalNet.Descriptions")]
    [InlineData("PhalNet.Docs")]
    public void IdentifiersAndLiterals_DoNotNameTheReference(string name) =>
        Repository.Project(name).Sources
            .SelectMany(source => Find(source.Tree).Except(Allowed).Select(found => $"{source}: {found}"))
            .ShouldBeNone();

    [Fact]
    public void IdentifiersAndLiterals_OfASource_AreLookedThrough()
    {
        var tree = CSharpSyntaxTree.ParseText("""
            // PhalApi in a comment
            class PhalApiThing { string a = "a phalapi.rule"; string b = $"PHALAPI {a}"; string c = "api"; }
            """, cancellationToken: TestContext.Current.CancellationToken);

        Find(tree).ShouldBe(["PhalApiThing", "a phalapi.rule", "PHALAPI "]);
    }

    private static IEnumerable<string> Find(SyntaxTree tree) => tree.GetRoot().DescendantTokens()
        .Where(token => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken)
        .Select(token => token.ValueText)
        .Where(text => text.Contains(Reference, StringComparison.OrdinalIgnoreCase));
}
