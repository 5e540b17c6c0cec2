using System.IO.Compression;
using System.Xml.Linq;

[assembly: AssemblyFixture(typeof(PhalNet.Packages.Tests.PackageFeed))]

namespace PhalNet.Packages.Tests;

/// <summary>
/// The packages, built once for all tests, in a folder that is used in addition to the machine's package sources. Each run gives them a new
/// version and uses a new package folder, so that packages of an earlier run are not used instead.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private const string PackagesFolder = "NUGET_PACKAGES";

    private readonly string _root = Directory.CreateTempSubdirectory("phalnet-packages-").FullName;
    private readonly Dictionary<string, string> _environment;

    public PackageFeed()
    {
        var own = Environment.GetEnvironmentVariable(PackagesFolder)
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        _environment = new()
        {
            [PackagesFolder] = Path.Combine(_root, "packages"),

            // Third-party packages that the machine already has are not downloaded again.
            ["RestoreFallbackFolders"] = own,
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["MSBUILDTERMINALLOGGER"] = "off",
        };
    }

    /// <summary>The folder with the packages.</summary>
    public string Feed => Path.Combine(_root, "feed");

    /// <summary>A folder below which the packages and the templates are found.</summary>
    public string Work => Path.Combine(_root, "work");

    public string Version { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Work);
        var suffix = $"test.{TimeProvider.System.GetUtcNow():yyyyMMddHHmmss}";
        var script = Path.Combine(Repository.Root, "eng", "pack.sh");
        await RunAsync(_root, null, "bash", script, Feed, suffix);
        Version = Path.GetFileNameWithoutExtension(Directory.GetFiles(Feed, "PhalNet.Core.*.nupkg").Single())["PhalNet.Core.".Length..];
        await File.WriteAllTextAsync(
            Path.Combine(_root, "nuget.config"),
            $"""<configuration><packageSources><add key="phalnet" value="{Feed}" /></packageSources></configuration>""");
        await NewAsync("install", $"PhalNet.Templates@{Version}");
    }

    /// <summary>Runs <c>dotnet new</c> independently of the user's installed templates.</summary>
    public Task<string> NewAsync(params string[] arguments) => NewInAsync("", arguments);

    public Task<string> NewInAsync(string folder, params string[] arguments) =>
        DotnetInAsync(folder, ["new", .. arguments, "--debug:custom-hive", Path.Combine(_root, "templates")]);

    public Task<string> DotnetAsync(params string[] arguments) => DotnetInAsync("", arguments);

    public Task<string> DotnetInAsync(string folder, params string[] arguments) =>
        RunAsync(Path.Combine(Work, folder), _environment, ["dotnet", .. arguments]);

    public Task<(int ExitCode, string Text)> TryDotnetAsync(params string[] arguments) =>
        TryAsync(Work, _environment, ["dotnet", .. arguments]);

    internal Task<ServerProcess> StartAsync(string program, params string[] arguments) => ServerProcess.StartAsync(
        _ => Command.Prepare(Work, [program, .. arguments, "--urls", "http://127.0.0.1:0"], _environment));

    /// <summary>Reads the nuspec of a package.</summary>
    public XElement ReadDescription(string name)
    {
        using var package = Open(name);
        using var description = package.GetEntry($"{name}.nuspec")!.Open();
        var document = XDocument.Load(description);
        foreach (var element in document.Descendants())
            element.Name = element.Name.LocalName;
        return document.Root!.Element("metadata")!;
    }

    public ZipArchive Open(string name, string extension = "nupkg") =>
        ZipFile.OpenRead(Path.Combine(Feed, $"{name}.{Version}.{extension}"));

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return default;
    }

    private static async Task<string> RunAsync(
        string directory, IReadOnlyDictionary<string, string>? environment, params string[] command)
    {
        var (exitCode, text) = await TryAsync(directory, environment, command);
        exitCode.ShouldBe(0, $"{string.Join(' ', command)}\n{text}");
        return text;
    }

    private static async Task<(int ExitCode, string Text)> TryAsync(
        string directory, IReadOnlyDictionary<string, string>? environment, string[] command)
    {
        var (exitCode, output, errors) = await Command.RunAsync(Command.Prepare(directory, command, environment));
        return (exitCode, output + errors);
    }
}
