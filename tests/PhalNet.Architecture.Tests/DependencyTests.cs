namespace PhalNet.Architecture.Tests;

/// <summary>Which project may use which: the table of the design, checked on project files and on compiled assemblies.</summary>
public sealed class DependencyTests
{
    private const string Web = "ASP.NET";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["PhalNet.Core"] = [],
        ["PhalNet.Compatibility"] = ["PhalNet.Core"],
        ["PhalNet.Hosting"] = ["PhalNet.Core", Web],
        ["PhalNet.Modules"] = ["PhalNet.Core"],
        ["PhalNet.Module.Sdk"] = ["PhalNet.Core", "PhalNet.Modules"],
        ["PhalNet.Descriptions"] = ["PhalNet.Core"],
        ["PhalNet.Docs"] = ["PhalNet.Core", "PhalNet.Descriptions", "PhalNet.Hosting", Web],
        ["PhalNet.EntityFrameworkCore"] = ["PhalNet.Core"],
        ["PhalNet.Templates"] = [],
        ["PhalNet.Testing"] = ["PhalNet.Core"],
    };

    // The base class library and the extension packages of the same release.
    private static readonly string[] ExtensionPackages = ["Microsoft.Extensions.", "System."];

    private static readonly string[] Drivers =
    [
        "Npgsql", "MySqlConnector", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "linq2db", "StackExchange.Redis", "FluentMigrator",
        "Microsoft.EntityFrameworkCore",
    ];

    // The projects besides modules that may reference a database driver or store.
    private static readonly string[] WithDrivers = ["PhalNet.EntityFrameworkCore", "PhalNet.Server"];

    public static TheoryData<string> Projects => [.. Repository.Projects.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_UsesOnlyWhatItsRowAllows(string name)
    {
        var project = Repository.Project(name);

        project.ProjectReferences.Except(AllowedTo(project)).ShouldBeEmpty();
        if (!AllowedTo(project).Contains(Web))
            project.References("FrameworkReference").ShouldBeEmpty();
        (project.Sdk == "Microsoft.NET.Sdk.Web" && !AllowedTo(project).Contains(Web)).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assembly_RefersOnlyToWhatItsRowAllows(string name)
    {
        var project = Repository.Project(name);
        var references = project.Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        references.Where(IsOurs).Except(AllowedTo(project)).ShouldBeEmpty();
        if (!AllowedTo(project).Contains(Web))
            references.Where(reference => reference.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_OfTheFramework_BringsNoDriverOrStore(string name)
    {
        var project = Repository.Project(name);
        if (IsModule(project) || WithDrivers.Contains(name))
            return;

        project.References("PackageReference")
            .Where(package => Drivers.Any(driver => package.StartsWith(driver, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
    }

    // Apart from the extension packages, the engine needs one library, for assembly scanning.
    [Theory]
    [InlineData("PhalNet.Core", "Scrutor")]
    [InlineData("PhalNet.Descriptions")]
    public void Project_UnderOthers_TakesFewPackages(string name, params string[] more) =>
        Repository.Project(name).References("PackageReference")
            .Where(package => !ExtensionPackages.Concat(more).Any(allowed => package.StartsWith(allowed, StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_IsAFriendOfTestsAndBenchmarksOnly(string name) =>
        Repository.Project(name).References("InternalsVisibleTo")
            .Where(friend => !friend.EndsWith(".Tests", StringComparison.Ordinal)
                && friend is not ("PhalNet.Benchmarks" or "PhalNet.Conformance" or "DynamicProxyGenAssembly2"))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_HasARowInTheTable(string name) =>
        (Allowed.ContainsKey(name) || name == "PhalNet.Server" || IsModule(Repository.Project(name)))
        .ShouldBeTrue($"{name} needs a row in {nameof(DependencyTests)}.");

    private static bool IsModule(SourceProject project) => project.Name.StartsWith("Modules.", StringComparison.Ordinal);

    private static bool IsOurs(string name) =>
        name.StartsWith("PhalNet.", StringComparison.Ordinal) || name.StartsWith("Modules.", StringComparison.Ordinal);

    private static string[] AllowedTo(SourceProject project)
    {
        if (Allowed.TryGetValue(project.Name, out var row))
            return row;
        return IsModule(project) ? ["PhalNet.Core"] : [.. Repository.Projects.Select(other => other.Name), Web];
    }
}
