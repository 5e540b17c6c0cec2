using System.IO.Compression;
using System.Text.Json;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Server.Tests;

/// <summary>The commands <c>module …</c>, with and without a running server.</summary>
public sealed class ModuleCommandTests : IDisposable
{
    private static readonly TestModule Shop = new() { Name = "Shop" };

    private readonly TemporaryDirectory _directory = new();

    private string Data => Directory.CreateDirectory(Path.Combine(_directory.Path, "data")).FullName;

    private string Source => Path.Combine(_directory.Path, "source");

    [Fact]
    public async Task Commands_BesideARunningServer_AreCarriedOutAtOnce()
    {
        var old = Shop.Write(Source, "old");
        var next = (Shop with { Version = "1.1.0" }).Write(Source, "next");
        await using var server = await ServerProcess.StartAsync(Data, []);

        (await RunAsync("install", old)).ShouldBe("Shop 1.0.0 is Active.");
        (await GreetAsync(server)).ShouldContain("Shop 1.0.0 greets you");
        (await RunAsync("install", next)).ShouldBe("Shop 1.1.0 is Active.");
        (await GreetAsync(server)).ShouldContain("Shop 1.1.0 greets you");
        (await RunAsync("list")).ShouldStartWith("Shop  1.1.0  Active");

        (await RunAsync("disable", "Shop")).ShouldContain("is Disabled.");
        (await GreetAsync(server)).ShouldContain("\"ret\":404");
        (await RunAsync("enable", "Shop")).ShouldBe("Shop 1.1.0 is Active.");
        (await RunAsync("reload", "shop")).ShouldBe("Shop 1.1.0 is Active.");

        (await RunAsync("rollback", "Shop")).ShouldBe("Shop 1.0.0 is Active.");
        (await GreetAsync(server)).ShouldContain("Shop 1.0.0 greets you");
        (await RunAsync("remove", "Shop")).ShouldBe("Shop is no longer served.");
        (await GreetAsync(server)).ShouldContain("\"ret\":404");

        using var history = JsonDocument.Parse(await RunAsync("history", "Shop", "--json"));
        var operations = history.RootElement.GetProperty("history").EnumerateArray()
            .Where(entry => entry.GetProperty("source").GetString() == "command").Select(entry => entry.GetProperty("operation").GetString());
        operations.ShouldBe(["remove", "rollback", "reload", "enable", "disable", "install", "install"]);
    }

    [Fact]
    public async Task Commands_WithoutAServer_AreCarriedOutByTheNextStart()
    {
        var old = Shop.Write(Source, "old");
        var next = (Shop with { Version = "1.1.0" }).Write(Source, "next");

        (await RunAsync("install", next)).ShouldStartWith("Recorded: install Shop.");
        (await FailAsync("install", old)).ShouldContain("Shop 1.0.0 is older than the installed 1.1.0; use --force to install it anyway.");
        using (var list = JsonDocument.Parse(await RunAsync("list", "--json")))
        {
            var module = list.RootElement.GetProperty("modules").EnumerateArray().ShouldHaveSingleItem();
            module.GetProperty("name").GetString().ShouldBe("Shop");
            module.GetProperty("version").GetString().ShouldBe("1.1.0");
            module.GetProperty("state").GetString().ShouldBe("Installed");
        }

        (await RunAsync("install", old, "--force")).ShouldStartWith("Recorded: install Shop.");

        await using var server = await ServerProcess.StartAsync(Data, []);
        (await GreetAsync(server)).ShouldContain("Shop 1.0.0 greets you");
        (await FailAsync("disable", "Shed")).ShouldContain("There is no module Shed; installed: Shop.");
    }

    [Fact]
    public async Task Pack_MakesOneFile_ThatIsInstalledAsTheSame()
    {
        var folder = Shop.Write(Source);

        using var packed = JsonDocument.Parse(await RunAsync("pack", folder, "--output", _directory.Path, "--json"));

        var file = packed.RootElement.GetProperty("file").GetString()!;
        Path.GetFileName(file).ShouldBe("Shop-1.0.0.phalmod");
        (await RunAsync("install", file)).ShouldStartWith("Recorded: install Shop.");
        Directory.GetDirectories(Path.Combine(Data, "module-versions", "Shop")).ShouldHaveSingleItem();
        (await RunAsync("install", folder)).ShouldStartWith("Recorded: install Shop.");
        Directory.GetDirectories(Path.Combine(Data, "module-versions", "Shop")).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("path", "The package has a path outside its folder: '../../outside.txt'.")]
    [InlineData("link", "secrets is a link; a module can contain only files.")]
    [InlineData("twice", "The package has SHOP.DLL twice.")]
    [InlineData("bytes", "PhalNet:Modules:MaxBytes sets the limit.")]
    [InlineData("hash", "Shop.dll does not match module.json")]
    [InlineData("no archive", "is not a .phalmod file")]
    public async Task Install_OfAPackageThatIsNoModule_IsRefusedAndLeavesNothing(string kind, string reason)
    {
        var folder = Shop.Write(Source);
        var file = Path.Combine(_directory.Path, "Shop-1.0.0.phalmod");
        if (kind == "no archive")
            await File.WriteAllTextAsync(file, "not a zip archive", TestContext.Current.CancellationToken);
        else
            Pack(folder, file, kind);

        var errors = await FailAsync(["install", file, .. kind == "bytes" ? ["--PhalNet:Modules:MaxBytes=1000000"] : Array.Empty<string>()]);

        errors.ShouldContain(reason);
        File.Exists(Path.Combine(_directory.Path, "outside.txt")).ShouldBeFalse();
        var kept = Path.Combine(Data, "module-versions");
        (Directory.Exists(kept) ? Directory.GetFileSystemEntries(kept) : []).ShouldBeEmpty();
        (await RunAsync("list")).ShouldBeEmpty();
    }

    public void Dispose() => _directory.Dispose();

    private static void Pack(string folder, string file, string kind)
    {
        if (kind == "hash")
            File.AppendAllText(Path.Combine(folder, "Shop.dll"), " ");
        ZipFile.CreateFromDirectory(folder, file);
        using var archive = ZipFile.Open(file, ZipArchiveMode.Update);
        switch (kind)
        {
            case "path":
                Add(archive, "../../outside.txt", "out");
                break;
            case "link":
                // The upper half is the Unix file mode: a symbolic link.
                Add(archive, "secrets", "/etc/passwd").ExternalAttributes = unchecked((int)0xA1FF_0000);
                break;
            case "twice":
                Add(archive, "SHOP.DLL", "other");
                break;
            case "bytes":
                Add(archive, "large.bin", new string('0', 2_000_000));
                break;
        }
    }

    private static ZipArchiveEntry Add(ZipArchive archive, string path, string text)
    {
        var entry = archive.CreateEntry(path);
        using (var writer = new StreamWriter(entry.Open()))
            writer.Write(text);
        return entry;
    }

    private static async Task<string> GreetAsync(ServerProcess server) =>
        await server.Http.GetStringAsync("/?s=Shop.Hello.Greet", TestContext.Current.CancellationToken);

    private async Task<string> RunAsync(params string[] command)
    {
        var (exitCode, output, errors) = await ServerProgram.RunAsync(Arguments(command));
        exitCode.ShouldBe(0, $"{output}{errors}");
        return output.TrimEnd();
    }

    private async Task<string> FailAsync(params string[] command)
    {
        var (exitCode, _, errors) = await ServerProgram.RunAsync(Arguments(command));
        exitCode.ShouldBe(1, errors);
        return errors;
    }

    private string[] Arguments(string[] command) =>
        ["module", .. command, $"--PhalNet:DataDirectory={Data}", "--PhalNet:ConsoleLanguage=en"];
}
