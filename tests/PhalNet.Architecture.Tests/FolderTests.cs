using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PhalNet.Architecture.Tests;

/// <summary>No two folders of a project need each other, and no larger group forms a cycle.</summary>
public sealed class FolderTests
{
    // Unresolved names, other than those of generated code, would hide references.
    private static readonly string[] UnknownName = ["CS0103", "CS0234", "CS0246", "CS0400", "CS1061", "CS1069"];

    public static TheoryData<string> Projects => [.. Repository.Projects.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_NeedEachOtherNowhere(string name)
    {
        var references = FolderReferences.Read(Repository.Project(name).Compile());

        references.Pairs().Concat(references.Circles()).ShouldBeNone();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Sources_AreUnderstood(string name)
    {
        var project = Repository.Project(name);

        project.Compile().GetDiagnostics().Where(diagnostic => UnknownName.Contains(diagnostic.Id))
            .Select(diagnostic => diagnostic.ToString()).ShouldBeNone();
    }

    [Fact]
    public void References_EachWay_ArePairedWithExamples() => Read(
            ("A/One.cs", "class One { Two two; }"),
            ("B/Two.cs", "class Two { static One Make() => new(); }"))
        .Pairs().ShouldBe(["A and B need each other:\n    A -> B: One.cs (Two)\n    B -> A: Two.cs (One)\n"]);

    [Fact]
    public void References_OneWay_AreNoPair() => Read(
            ("A/One.cs", "class One { Two two; }"),
            ("B/Two.cs", "class Two;"))
        .Pairs().ShouldBeEmpty();

    [Fact]
    public void References_OfParentAndChild_AreNoPair() => Read(
            ("One.cs", "class One { Two two; }"),
            ("B/Two.cs", "class Two { One one; Three three; }"),
            ("B/C/Three.cs", "class Three { Two two; }"))
        .Pairs().ShouldBeEmpty();

    [Fact]
    public void References_ThroughExtensionMethods_Count() => Read(
            ("A/One.cs", "class One { int Count(string text) => text.Words(); }"),
            ("B/Two.cs", "static class Two { public static int Words(this string text) => 1; static One? one; }"))
        .Pairs().ShouldHaveSingleItem();

    [Fact]
    public void References_OfMembersWithoutTheirType_Count() => Read(
            ("A/One.cs", "class One { int Length(Shared shared) => shared.Part.Length; }"),
            ("B/Part.cs", "class Part { public int Length; static One? one; }"),
            ("C/Shared.cs", "class Shared { public Part Part = new(); }"))
        .Pairs().ShouldHaveSingleItem().ShouldStartWith("A and B");

    [Fact]
    public void References_OfPartsOfAType_Count() => Read(
            ("A/Type.cs", "partial class Type { void One() => Two(); }"),
            ("B/Type.cs", "partial class Type { void Two() { } }"))
        .Pairs().ShouldHaveSingleItem();

    [Fact]
    public void References_OfInferredTypes_Count() => Read(
            ("A/One.cs", "class One { void Run(Shared shared) { var parts = shared.Parts; } }"),
            ("B/Part.cs", "class Part { One? one; }"),
            ("C/Shared.cs", "class Shared { public Part[] Parts = []; }"))
        .Pairs().ShouldHaveSingleItem().ShouldStartWith("A and B");

    [Fact]
    public void References_InWordsAndComments_DoNotCount() => Read(
            ("A/One.cs", "class One { Two two; }"),
            ("B/Two.cs", "/// <see cref=\"One\"/>\nclass Two { string One => \"One\"; } // One"))
        .Pairs().ShouldBeEmpty();

    [Fact]
    public void References_InACircle_AreFound()
    {
        var references = Read(
            ("A/One.cs", "class One { Two two; }"),
            ("B/Two.cs", "class Two { Three three; }"),
            ("C/Three.cs", "class Three { One one; }"));

        references.Pairs().ShouldBeEmpty();
        references.Circles().ShouldHaveSingleItem().ShouldStartWith("A -> B -> C -> A:\n    A -> B: One.cs (Two)\n");
    }

    private static FolderReferences Read(params (string Path, string Text)[] sources) => FolderReferences.Read(CSharpCompilation.Create(
        "Sample",
        sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, SemanticModels.Language, source.Path)),
        SemanticModels.PlatformReferences(except: "Sample"),
        SemanticModels.Options));
}
