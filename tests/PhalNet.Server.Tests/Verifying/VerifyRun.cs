using System.Text.Json.Nodes;
using PhalNet.Modules;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Server.Tests.Verifying;

/// <summary>A run of <c>module verify</c>.</summary>
internal sealed record VerifyRun(int ExitCode, string Output, string Errors)
{
    public JsonObject Json => JsonNode.Parse(Output)!.AsObject();

    public string[] Problems => Texts("problems");

    public string[] PinnedBy => Texts("pinned_by");

    public string[] Remarks => Texts("remarks");

    /// <summary>Runs the command in an empty directory, and checks that it leaves nothing there.</summary>
    public static Task<VerifyRun> StartAsync(params string[] arguments) => StartAsync(new Dictionary<string, string>(), arguments);

    /// <summary>The same with environment variables.</summary>
    public static async Task<VerifyRun> StartAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        const string Language = "--PhalNet:ConsoleLanguage=";
        string[] language = arguments.Any(argument => argument.StartsWith(Language, StringComparison.Ordinal)) ? [] : [$"{Language}en"];
        string[] all = ["module", "verify", .. arguments, .. language];
        var (exitCode, output, errors) = await Command.RunAsync(ServerProgram.Prepare(directory.Path, all, environment));
        Directory.EnumerateFileSystemEntries(directory.Path).ShouldBeEmpty();
        return new(exitCode, output, errors);
    }

    /// <summary>Verifies a module, with an unload time that a test can wait for.</summary>
    public static async Task<VerifyRun> OfAsync(TestModule module, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        return await StartAsync([module.Write(directory.Path), "--json", "--PhalNet:Modules:UnloadSeconds=2", .. arguments]);
    }

    /// <summary>Writes the manifest for the folder's current content.</summary>
    public static void WriteManifest(string folder, Func<ModuleManifest, ModuleManifest>? change = null)
    {
        var file = Path.Combine(folder, ModuleManifest.FileName);
        File.Delete(file);
        var manifest = ManifestDerivation.Derive(folder) with { Files = ModuleFolder.Hash(folder) };
        File.WriteAllText(file, ManifestFile.Write(change?.Invoke(manifest) ?? manifest));
    }

    // A record's generated ToString would parse the output as JSON.
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Errors}";

    private string[] Texts(string name) => [.. Json[name]!.AsArray().Select(text => $"{text}")];
}
