using System.Security.Cryptography;
using System.Text.Json;

namespace PhalNet.Packages.Tests;

/// <summary>From the template of a module to its service in a running server, as in the tutorial.</summary>
public sealed class ModuleTests(PackageFeed feed)
{
    private const string Page = "docs/tutorial/02-first-module.md";
    private const string Watched = "~/modules";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Work { get; } = Directory.CreateDirectory(Path.Combine(feed.Work, "first-module")).FullName;

    private string Modules => Path.Combine(Work, "modules");

    [Fact]
    public async Task Module_OfItsTemplate_AnswersInARunningServerAfterThreeCommands()
    {
        Directory.CreateDirectory(Modules);
        await using var server = await feed.StartAsync("dotnet", [Repository.Server, .. Settings(), $"--PhalNet:ModulesDirectory={Modules}"]);
        var address = Repository.Commands(Page, "curl ").Select(words => words[^1].Trim('\'')).Distinct().ShouldHaveSingleItem();
        var path = new Uri(address).PathAndQuery;

        await feed.NewInAsync(Work, Repository.Commands(Page, "dotnet new phalnet-module").Single()[2..]);
        await PublishAsync();
        (await UntilAsync(server, path, reply => reply.Contains("\"ret\":200", StringComparison.Ordinal)))
            .ShouldStartWith(WithoutTime(Repository.Block(Page, "json", "## 1. Three commands")));
        await Folder_IsAModule();
        await Page_ShowsTheTemplate();

        await ReplaceAsync("ShopOptions.cs", "\"Hello\"", "\"Good day\"");
        await ReplaceAsync("ShopModule.cs", "1.0.0", "1.1.0");
        await PublishAsync();
        var greeting = WithoutTime(Repository.Block(Page, "json", "## 3. Another version"));
        await UntilAsync(server, path, reply =>
        {
            reply.ShouldContain("\"ret\":200");
            return reply.StartsWith(greeting, StringComparison.Ordinal);
        });

        (await CommandAsync("module", "list")).ShouldBe(Repository.Block(Page, "text", "module list"));
        (await CommandAsync("module", "rollback", "Shop")).ShouldBe(Repository.Block(Page, "text", "module rollback Shop"));
        (await server.Http.GetStringAsync(path)).ShouldContain("Hello, World!");
        await Package_IsTheSameModule();
    }

    private async Task Folder_IsAModule()
    {
        var folder = Path.Combine(Modules, "Shop");
        var text = await File.ReadAllTextAsync(Path.Combine(folder, "module.json"), Cancellation);
        using var manifest = JsonDocument.Parse(text);
        var listed = manifest.RootElement.GetProperty("files").EnumerateObject().ToDictionary(file => file.Name, file => file.Value.GetString());

        text.ShouldStartWith(Repository.Block(Page, "json", "## 2. What it is made of"));
        manifest.RootElement.GetProperty("configuration").GetProperty("properties").GetProperty("Greeting")
            .GetProperty("default").GetString().ShouldBe("Hello");
        listed.Keys.ShouldBe(["Shop.deps.json", "Shop.dll", "Shop.pdb", "Shop.xml", "zh-CN/Shop.xml"], ignoreOrder: true);
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length.ShouldBe(listed.Count + 1);
        foreach (var (file, hash) in listed)
        {
            await using var content = File.OpenRead(Path.Combine(folder, file));
            Convert.ToHexStringLower(await SHA256.HashDataAsync(content, Cancellation)).ShouldBe(hash, file);
        }
    }

    private async Task Page_ShowsTheTemplate()
    {
        foreach (var file in new[] { "Hello.cs", "ShopModule.cs" })
        {
            (await File.ReadAllTextAsync(Path.Combine(Work, "Shop", file), Cancellation)).ReplaceLineEndings("\n")
                .ShouldBe(Repository.Block(Page, "csharp", $"`{file}`"));
        }
    }

    private async Task Package_IsTheSameModule()
    {
        var command = File.ReadAllText(Path.Combine(Repository.Root, Page)).Split('`').Single(words => words.EndsWith("-p:PackModule=true", StringComparison.Ordinal));
        var file = File.ReadAllText(Path.Combine(Repository.Root, Page)).Split('`').Single(words => words.EndsWith(".phalmod", StringComparison.Ordinal));

        await feed.DotnetInAsync(Work, command.Split(' ')[1..]);

        // The desired version is 1.0.0, so this one is an upgrade.
        (await CommandAsync("module", "install", Path.Combine(Work, file))).ShouldBe("Shop 1.1.0 is Active.\n");
    }

    private async Task PublishAsync()
    {
        var command = Repository.Commands(Page, "dotnet publish").Select(words => string.Join(' ', words)).Distinct().ShouldHaveSingleItem();
        await feed.DotnetInAsync(Work, command.Replace(Watched, Modules, StringComparison.Ordinal).Split(' ')[1..]);
    }

    private Task<string> CommandAsync(params string[] command) => feed.DotnetInAsync(Work, [Repository.Server, .. command, .. Settings()]);

    private string[] Settings() => [$"--PhalNet:DataDirectory={Path.Combine(Work, "data")}", "--PhalNet:ConsoleLanguage=en"];

    /// <summary>Calls until a reply is the expected one.</summary>
    private static async Task<string> UntilAsync(ServerProcess server, string path, Func<string, bool> isIt)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (true)
        {
            var reply = await server.Http.GetStringAsync(path);
            if (isIt(reply))
                return reply;
            if (patience.IsCancellationRequested)
                Assert.Fail($"{path} still gives {reply}");
            await Task.Delay(100, Cancellation);
        }
    }

    private async Task ReplaceAsync(string file, string from, string to)
    {
        var path = Path.Combine(Work, "Shop", file);
        var text = await File.ReadAllTextAsync(path, Cancellation);
        text.ShouldContain(from);
        await File.WriteAllTextAsync(path, text.Replace(from, to, StringComparison.Ordinal), Cancellation);
    }

    private static string WithoutTime(string reply) => reply[..(reply.IndexOf("\"said_at\":\"", StringComparison.Ordinal) + 11)];
}
