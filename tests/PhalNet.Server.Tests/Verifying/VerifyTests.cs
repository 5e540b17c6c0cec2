using PhalNet.Modules;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Server.Tests.Verifying;

public sealed class VerifyTests
{
    private const string Described = """
        <doc><assembly><name>Shop</name></assembly><members>
          <member name="T:Modules.Shop.Hello"><summary>{0}</summary></member>
          <member name="M:Modules.Shop.Hello.Greet(System.String)"><summary>{0}</summary><param name="name">{0}</param></member>
        </members></doc>
        """;

    [Fact]
    public async Task GoodModule_Passes_WithoutSettings()
    {
        using var directory = new TemporaryDirectory();
        var folder = new TestModule
        {
            Resources = new Dictionary<string, string> { ["Shop.Migrations.001-orders.sql"] = "CREATE TABLE orders (id INTEGER);" },
        }.Compile(directory.Path);
        Directory.CreateDirectory(Path.Combine(folder, "zh-CN"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Shop.xml"), string.Format(null, Described, "A text."), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "zh-CN", "Shop.xml"), string.Format(null, Described, "说明"), TestContext.Current.CancellationToken);
        VerifyRun.WriteManifest(folder);

        var run = await VerifyRun.StartAsync(folder);

        run.ExitCode.ShouldBe(0, $"{run}");
        run.Errors.ShouldBeEmpty();
        run.Output.ReplaceLineEndings("\n").ShouldBe("""
            migrations  001-orders.sql
            Shop 1.0.0 can be installed: services 1, loaded and unloaded 3 times.

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Module_WithoutTexts_PassesWithRemarks()
    {
        var run = await VerifyRun.OfAsync(new TestModule());

        run.ExitCode.ShouldBe(0, $"{run}");
        run.Remarks.ShouldBe(
        [
            "No English description (3): Shop.Hello, Shop.Hello.Greet, Shop.Hello.Greet(name)",
            "No Chinese description (3): Shop.Hello, Shop.Hello.Greet, Shop.Hello.Greet(name)",
        ]);
    }

    [Theory]
    [InlineData("no manifest", "module.json is missing.")]
    [InlineData("another file", "note.txt is not listed in module.json.")]
    [InlineData("wrong hash", "Shop.dll does not match module.json")]
    [InlineData("host", "Shop 1.0.0 requires PhalNet [90.0.0, 91.0.0); this host is ")]
    [InlineData("version", "module.json: version is '1.2.0', but the assembly declares '1.0.0'.")]
    public async Task Manifest_ThatDoesNotFit_IsAProblem(string problem, string expected)
    {
        using var directory = new TemporaryDirectory();
        var folder = new TestModule { Attribute = problem == "host" ? ", Host = \"[90.0.0, 91.0.0)\"" : "" }.Write(directory.Path);
        switch (problem)
        {
            case "no manifest":
                File.Delete(Path.Combine(folder, ModuleManifest.FileName));
                break;
            case "another file":
                await File.WriteAllTextAsync(Path.Combine(folder, "note.txt"), "x", TestContext.Current.CancellationToken);
                break;
            case "wrong hash":
                await File.AppendAllTextAsync(Path.Combine(folder, "Shop.dll"), "x", TestContext.Current.CancellationToken);
                break;
            case "version":
                VerifyRun.WriteManifest(folder, manifest => manifest with { Version = new(1, 2, 0) });
                break;
        }

        var run = await VerifyRun.StartAsync(folder, "--json");

        run.ExitCode.ShouldBe(1, $"{run}");
        run.Problems.ShouldHaveSingleItem().ShouldStartWith(expected);
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"No luck.\");", "No luck.")]
    [InlineData("Environment.FailFast(\"Gone.\");", "The process that runs the module ended with exit code ")]
    [InlineData("Environment.Exit(0);", "The process that runs the module ended with exit code 0 while loading, starting, testing and unloading the module.")]
    [InlineData("module.Services.AddSingleton<IModuleSelfTest, Refusing>();", "self-test Starts.Refusing: The shop is empty.")]
    [InlineData("module.Services.AddHostedService<Blocking>();", "Shop has not started within 1 s: it is still in ")]
    public async Task Module_ThatDoesNotStart_IsAProblem(string code, string expected)
    {
        var run = await VerifyRun.OfAsync(new TestModule
        {
            Code = $$"""
                namespace Starts
                {
                    public sealed class Setup : IModule { public void Configure(IModuleBuilder module) { {{code}} } }

                    public sealed class Refusing : IModuleSelfTest
                    {
                        public Task TestAsync(CancellationToken cancellation) => throw new InvalidOperationException("The shop is empty.");
                    }

                    public sealed class Blocking : IHostedService
                    {
                        public Task StartAsync(CancellationToken cancellation) { Thread.Sleep(Timeout.Infinite); return Task.CompletedTask; }
                        public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;
                    }
                }
                """,
        }, "--PhalNet:ModuleStartTimeout=00:00:01");

        run.ExitCode.ShouldBe(1, $"{run}");
        run.Problems.ShouldContain(problem => problem.StartsWith(expected, StringComparison.Ordinal), $"{run}");
    }

    [Fact]
    public async Task Module_ThatBreaksCallers_IsRefusedUnlessAllowed()
    {
        using var directory = new TemporaryDirectory();
        var old = ModuleArchive.Pack(
            ModuleFolder.Open(new TestModule { Members = "public int Count(int shop) => 1;" }.Write(directory.Path, "old")), directory.Path);
        var current = new TestModule { Version = "1.1.0", Members = "public int Count(int shop, int floor) => 1; public int More() => 1;" }
            .Write(directory.Path, "new");

        var refused = await VerifyRun.StartAsync(current, "--against", old);
        var allowed = await VerifyRun.StartAsync(current, "--against", old, "--allow-breaking", "--json");

        refused.ExitCode.ShouldBe(1, $"{refused}");
        refused.Output.ShouldContain("breaking    Shop.Hello.Count: the required parameter floor was added.");
        refused.Output.ShouldContain("compatible  The service Shop.Hello.More was added.");
        refused.Output.ShouldContain("Shop 1.1.0 is not compatible with Shop 1.0.0; breaking changes: 1. Accept them with --allow-breaking.");
        allowed.ExitCode.ShouldBe(0, $"{allowed}");
        allowed.Json["changes"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Module_IsCheckedWithItsSettings_AndSaysItInChinese()
    {
        using var directory = new TemporaryDirectory();
        var folder = new TestModule
        {
            Attribute = ", Options = typeof(ShopOptions)",
            Code = "public sealed class ShopOptions { [System.ComponentModel.DataAnnotations.Range(1, 9)] public int Floors { get; set; } = 1; }",
        }.Write(directory.Path);

        // Settings of the surrounding environment must not apply to a trial: they may name a database.
        var good = await VerifyRun.StartAsync(new Dictionary<string, string> { ["Shop__Floors"] = "30" }, folder, "--PhalNet:Modules=none");
        var bad = await VerifyRun.StartAsync(folder, "--Shop:Floors=30", "--PhalNet:ConsoleLanguage=zh-CN");

        good.ExitCode.ShouldBe(0, $"{good}");
        bad.ExitCode.ShouldBe(1, $"{bad}");
        bad.Output.ShouldContain("Shop:Floors");
        bad.Output.ShouldContain("Shop 1.0.0 不能安装，问题数：1。");
    }

    [Fact]
    public async Task Path_ThatDoesNotExist_IsAProblem()
    {
        var run = await VerifyRun.StartAsync("nowhere", "--json");

        run.ExitCode.ShouldBe(1);
        run.Problems.ShouldHaveSingleItem().ShouldEndWith("/nowhere does not exist.");
    }
}
