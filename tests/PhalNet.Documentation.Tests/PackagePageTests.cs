using Shouldly;
using Xunit;

namespace PhalNet.Documentation.Tests;

/// <summary>The pages of the packages: their code is that of samples and templates, which are compiled.</summary>
public sealed class PackagePageTests
{
    private static readonly string[] Sources = ["docs/samples", "src/PhalNet.Templates/templates"];

    public static TheoryData<string> Pages =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "PACKAGE.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_ShowsLinesOfCodeThatIsCompiled(string page)
    {
        var known = Sources.Select(folder => Path.Combine(Repository.Root, folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .SelectMany(File.ReadLines).Select(line => line.Trim().Replace("ModuleName", "Shop", StringComparison.Ordinal)).ToHashSet();

        CodeBlock.In(Repository.Read(page)).Where(block => block.Language == "csharp")
            .SelectMany(block => block.Text.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0)
            .Where(line => !known.Contains(line)).ShouldBeEmpty();
    }

    [Fact]
    public void Template_OfAHost_IsTheSampleOfTheTutorial()
    {
        foreach (var file in new[] { "Program.cs", "Greeting.cs" })
        {
            Repository.Read($"src/PhalNet.Templates/templates/phalnet-web/{file}")
                .ShouldBe(Repository.Read($"docs/samples/first-service/{file}"));
        }
    }
}
