using System.Reflection.Metadata;
using System.Xml.Linq;

namespace PhalNet.Packages.Tests;

/// <summary>The content of the packages.</summary>
public sealed class ContentTests(PackageFeed feed)
{
    private const string ModuleSdk = "PhalNet.Module.Sdk";

    // Packages without a library.
    private static readonly string[] Tools = ["PhalNet.Templates", ModuleSdk];

    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    public static TheoryData<string> Packages => [.. Repository.Packed];

    public static TheoryData<string> Libraries => [.. Repository.Packed.Except(Tools)];

    [Fact]
    public void Feed_HasAPackageOfEachPackableProject_AndNoOther() =>
        Directory.GetFiles(feed.Feed, "*.nupkg").Select(Path.GetFileName).Order()
            .ShouldBe(Repository.Packed.Select(name => $"{name}.{feed.Version}.nupkg").Order());

    [Theory]
    [MemberData(nameof(Packages))]
    public void Package_SaysWhatItIs(string name)
    {
        using var package = feed.Open(name);
        var metadata = feed.ReadDescription(name);

        metadata.Element("license")!.Value.ShouldBe("MIT");
        metadata.Element("description")!.Value.ShouldNotBe("Package Description");
        metadata.Element("repository")!.Attribute("commit")!.Value.Length.ShouldBe(40);
        package.GetEntry(metadata.Element("readme")!.Value).ShouldNotBeNull();
        package.GetEntry(metadata.Element("icon")!.Value).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_HasCommentsAndSymbols_ThatLeadToTheSources(string name)
    {
        using var package = feed.Open(name);
        package.GetEntry($"lib/net10.0/{name}.dll").ShouldNotBeNull();
        package.GetEntry($"lib/net10.0/{name}.xml").ShouldNotBeNull();

        using var symbols = feed.Open(name, "snupkg");
        using var pdb = symbols.GetEntry($"lib/net10.0/{name}.pdb")!.Open();
        using var content = new MemoryStream();
        pdb.CopyTo(content);
        content.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(content);
        var reader = provider.GetMetadataReader();
        var kinds = reader.CustomDebugInformation
            .Select(handle => reader.GetGuid(reader.GetCustomDebugInformation(handle).Kind)).ToHashSet();
        (kinds.Contains(SourceLink) || kinds.Contains(EmbeddedSource)).ShouldBeTrue();
    }

    // The embedding application may choose newer versions, and older ones of the same release.
    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_AsksForTheFirstVersionOfTheWave_AndSetsNoUpperBound(string name)
    {
        var dependencies = feed.ReadDescription(name).Descendants("dependency")
            .ToDictionary(each => each.Attribute("id")!.Value, each => each.Attribute("version")!.Value);

        dependencies.Values.ShouldAllBe(version => !version.Contains(',') && !version.Contains('['));
        dependencies.Where(each => each.Key.StartsWith("PhalNet.", StringComparison.Ordinal))
            .ShouldAllBe(each => each.Value == feed.Version);
        dependencies.Where(each => each.Key.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            || each.Key.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)).ShouldAllBe(each => each.Value == "10.0.0");
        dependencies.Keys.ShouldBe(ReferencesOf(name), ignoreOrder: true);
    }

    // A build that uses it restores nothing else, and a published program contains nothing of it.
    [Fact]
    public void BuildPackage_HasItsProgramWithAllItNeeds_AndNoDependencies()
    {
        using var package = feed.Open(ModuleSdk);
        var metadata = feed.ReadDescription(ModuleSdk);

        metadata.Element("developmentDependency")!.Value.ShouldBe("true");
        metadata.Descendants("dependency").ShouldBeEmpty();
        package.GetEntry($"build/{ModuleSdk}.props").ShouldNotBeNull();
        package.GetEntry($"build/{ModuleSdk}.targets").ShouldNotBeNull();
        package.GetEntry($"tools/{ModuleSdk}.runtimeconfig.json").ShouldNotBeNull();
        package.GetEntry("tools/PhalNet.Core.dll").ShouldNotBeNull();
        package.GetEntry("tools/PhalNet.Modules.dll").ShouldNotBeNull();
        package.Entries.ShouldAllBe(entry => !entry.FullName.StartsWith("lib/", StringComparison.Ordinal));
    }

    [Fact]
    public void ModulesPackage_KeepsTheThreadsOfThePool()
    {
        using var package = feed.Open("PhalNet.Modules");
        using var content = package.GetEntry("buildTransitive/PhalNet.Modules.targets")!.Open();

        XDocument.Load(content).Descendants("RuntimeHostConfigurationOption").Single().Attribute("Include")!.Value
            .ShouldBe("System.Threading.ThreadPool.ThreadsToKeepAlive");
    }

    // The project's own references, without those that pinned versions of other packages would add.
    private static IEnumerable<string> ReferencesOf(string name)
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", name, $"{name}.csproj"));
        return project.Descendants("PackageReference").Concat(project.Descendants("ProjectReference"))
            .Select(reference => reference.Attribute("Include")!.Value)
            .Select(value => value.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(value) : value);
    }
}
