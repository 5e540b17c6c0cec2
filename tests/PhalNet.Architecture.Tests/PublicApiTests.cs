using PublicApiGenerator;

namespace PhalNet.Architecture.Tests;

/// <summary>
/// The public API of the packages is stored as text, so that a review shows every change. Run with <c>PHALNET_ACCEPT_API=1</c> to rewrite
/// the files.
/// </summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Projects =>
        [
            .. Repository.Projects
                .Where(project => (project is { IsPackable: true, IsProgram: false } && project.Sources.Count > 0) || File.Exists(FileOf(project.Name)))
                .Select(project => project.Name),
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void PublicApi_IsTheOneAccepted(string name)
    {
        var options = new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,
            DenyNamespacePrefixes = [],
            IncludeTypes = [.. Repository.Project(name).Assembly.GetExportedTypes().Where(type => !Razor.IsGenerated(type))],
        };
        var api = Repository.Project(name).Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("PHALNET_ACCEPT_API") == "1")
            File.WriteAllText(FileOf(name), api);

        File.Exists(FileOf(name)).ShouldBeTrue($"{FileOf(name)} is missing; PHALNET_ACCEPT_API=1 writes it.");
        File.ReadAllText(FileOf(name)).ReplaceLineEndings("\n").ShouldBe(api, "The public API has changed; PHALNET_ACCEPT_API=1 accepts it.");
    }

    private static string FileOf(string name) =>
        Path.Combine(Repository.Root, "tests", "PhalNet.Architecture.Tests", "PublicApi", name + ".txt");
}
