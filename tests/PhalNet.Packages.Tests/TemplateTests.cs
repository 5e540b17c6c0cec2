using System.Runtime.InteropServices;

namespace PhalNet.Packages.Tests;

/// <summary>From the packages to a running service, as a user would do it.</summary>
public sealed class TemplateTests(PackageFeed feed)
{
    // These two commands are quoted on the pages.
    [Fact]
    public async Task Host_OfItsTemplate_AnswersAfterTwoCommands()
    {
        var create = Repository.Commands("README.md", "dotnet new phalnet-web").Single();
        var run = Repository.Commands("README.md", "dotnet run --project hello").Single();
        foreach (var page in new[] { "README.zh-CN.md", "docs/tutorial/01-first-service.md" })
        {
            Repository.Commands(page, "dotnet new phalnet-web").Single().ShouldBe(create, page);
            Repository.Commands(page, "dotnet run --project hello").Single().ShouldBe(run, page);
        }

        await feed.NewAsync(create[2..]);
        await using var host = await feed.StartAsync(run[0], run[1..]);

        (await host.Http.GetStringAsync("/api?s=App.Greeting.Say&name=Ada"))
            .ShouldBe("""{"ret":200,"data":{"text":"Hello, Ada!","length":5},"msg":""}""");
        (await host.Http.GetStringAsync("/docs")).ShouldContain("App.Greeting.Say");
    }

    [Fact]
    public async Task Module_OfItsTemplate_PassesItsTests_AndIsServedByAHost()
    {
        await feed.NewAsync("phalnet-module", "-n", "Shop");
        (await feed.DotnetInAsync("Shop", "test", "--project", "tests")).ShouldContain("succeeded: 3");
        await feed.NewAsync("phalnet-web", "-o", "ShopHost");
        await feed.DotnetAsync("add", "ShopHost", "reference", "Shop/Shop.csproj");
        Change("ShopHost/Program.cs", "typeof(Program).Assembly)", "typeof(Program).Assembly).AddModule(typeof(Shop.Hello).Assembly)");

        await SingleFile_OfTheHost_AnswersAndDescribes();
        await Trimmed_Host_AnswersAndDescribes_AndTheBuildSaysWhatIsKept();
    }

    [Fact]
    public async Task Module_WithANameThatIsNoIdentifier_HasOneOfItsLettersAndDigits()
    {
        await feed.NewAsync("phalnet-module", "-n", "Big-Shop.Orders", "--no-restore");

        var folder = Path.Combine(feed.Work, "Big-Shop.Orders");
        (await ReadAsync(folder, "BigShopOrdersModule.cs")).ShouldContain("""[assembly: Module("BigShopOrders", Version = "1.0.0", Options = typeof(BigShopOrders.BigShopOrdersOptions))]""");
        (await ReadAsync(folder, "Hello.cs")).ShouldContain("""[Service("BigShopOrders.Hello")]""");
        (await ReadAsync(folder, "tests/Big-Shop.Orders.Tests.csproj")).ShouldContain("../Big-Shop.Orders.csproj");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/")))
            (await ReadAsync(folder, file)).ShouldNotContain("ModuleProject", Case.Sensitive, file);
    }

    private async Task SingleFile_OfTheHost_AnswersAndDescribes()
    {
        var said = await PublishAsync("single", "PublishSingleFile");

        said.ShouldNotContain("warning");
        Directory.GetFiles(Path.Combine(feed.Work, "single"), "*.dll").ShouldBeEmpty();
        await Answers_AndDescribes("single");
    }

    private async Task Trimmed_Host_AnswersAndDescribes_AndTheBuildSaysWhatIsKept()
    {
        var said = await PublishAsync("trimmed", "PublishTrimmed");

        said.ShouldContain("warning PHALNET002: PhalNet finds services by reflection.");
        await Answers_AndDescribes("trimmed");
        await Publishing_ThatCannotWork_IsRefused();
    }

    private async Task Publishing_ThatCannotWork_IsRefused()
    {
        string[] check = ["msbuild", "ShopHost", "-t:PhalNetCheckPublishing"];

        var (native, error) = await feed.TryDotnetAsync([.. check, "-p:PublishAot=true"]);
        var (_, warning) = await feed.TryDotnetAsync([.. check, "-p:PublishTrimmed=true", "-p:TrimMode=full"]);

        native.ShouldNotBe(0);
        error.ShouldContain("error PHALNET001");
        warning.ShouldContain("warning PHALNET003");
    }

    /// <summary>The publish command of the page with a given property, for this host and this system.</summary>
    private Task<string> PublishAsync(string output, string property)
    {
        var command = Repository.Commands("docs/how-to/publish.md", "dotnet publish")
            .Single(words => words.Any(word => word.StartsWith($"-p:{property}", StringComparison.Ordinal)));
        return feed.DotnetAsync([.. command[1..].Select(word => word switch
        {
            "hello" => "ShopHost",
            "out" => output,
            "linux-x64" => RuntimeInformation.RuntimeIdentifier,
            _ => word,
        })]);
    }

    private async Task Answers_AndDescribes(string folder)
    {
        await using var host = await feed.StartAsync(Path.Combine(feed.Work, folder, "ShopHost"), "--PhalNet:Docs:Access=Open");

        (await host.Http.GetStringAsync("/api?s=Shop.Hello.Greet")).ShouldStartWith("""{"ret":200,"data":{"text":"Hello, World!","said_at":""");
        (await host.Http.GetStringAsync("/api?s=Greeting.Say&name=Ada")).ShouldContain("\"text\":\"Hello, Ada!\"");
        (await host.Http.GetStringAsync("/docs/Shop.Hello.Greet.md?lang=en")).ShouldContain("The person to greet.");
        (await host.Http.GetStringAsync("/docs/Shop.Hello.Greet.md?lang=zh-CN")).ShouldContain("问候的对象。");
        (await host.Http.GetStringAsync("/docs/Shop.Hello.Greet")).ShouldContain("<form");
    }

    private void Change(string file, string from, string to)
    {
        var path = Path.Combine(feed.Work, file);
        var text = File.ReadAllText(path);
        text.ShouldContain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    private static Task<string> ReadAsync(string folder, string file) =>
        File.ReadAllTextAsync(Path.Combine(folder, file), TestContext.Current.CancellationToken);
}
