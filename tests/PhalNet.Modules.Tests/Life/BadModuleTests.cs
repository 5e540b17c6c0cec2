using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Life;

/// <summary>A bad module shows its state and one clear reason; the good one beside it loses no call.</summary>
public sealed class BadModuleTests
{
    // Of two modules that claim a name, the later one is refused.
    private const string TakenLater = "taken service";

    private static readonly TestModule Good = new() { Name = "Good" };

    public static TheoryData<string, string, ModuleState> Modules => new()
    {
        { "no manifest", "module.json is missing.", ModuleState.Incompatible },
        { "wrong hash", "Bad.dll does not match module.json", ModuleState.Faulted },
        { "wrong host", "Bad 1.0.0 requires PhalNet [5.0.0, 6.0.0); this host is", ModuleState.Incompatible },
        { "bad rule", "Bad.Hello.Wrong", ModuleState.Faulted },
        { "throws at start", "the price list is empty", ModuleState.Faulted },
        { "throws in set-up", "no such tariff", ModuleState.Faulted },
        { "blocks at start", "has not started within", ModuleState.Faulted },
        { "missing dependency", "Bad needs the module Absent [1.0.0, 2.0.0), which is not installed.", ModuleState.Faulted },
        { "wrong dependency", "Bad needs the module Good [2.0.0, 3.0.0), but 1.0.0 is installed.", ModuleState.Faulted },
        { TakenLater, "Good.Hello.Greet", ModuleState.Faulted },
        { "self-test", "the till is closed", ModuleState.Faulted },
        { "configuration", "Bad:Rate", ModuleState.Faulted },
        { "failing migration", "002_broken.sql", ModuleState.Faulted },
        { "missing native part", "libtariff", ModuleState.Faulted },
    };

    [Theory]
    [MemberData(nameof(Modules))]
    public async Task Module_ThatCannotWork_ShowsWhyAndHurtsNobody(string kind, string reason, ModuleState state)
    {
        await using var host = await ModulesHost.StartAsync(
            directory =>
            {
                Good.Write(directory);
                if (kind != TakenLater)
                    Write(directory, kind);
            },
            [
                ("PhalNet:Modules:WaitSeconds", "0"), ("PhalNet:ModuleStartTimeout", kind == "blocks at start" ? "00:00:02" : "00:00:30"),
                ("Bad:Rate", "fast"), ("Bad:Stock", "3"),
            ]);

        if (kind == TakenLater)
            Write(host.Watched, kind);

        var status = await host.UntilAsync("Bad", state);
        string.Join(" ", status.Reasons).ShouldContain(reason);
        (await host.CallAsync("Bad.Hello.Greet")).Ret.ShouldBe(404);
        (await host.CallAsync("Good.Hello.Greet")).ShouldBe((200, "Good 1.0.0 greets you"));
    }

    [Fact]
    public async Task Modules_ThatNeedEachOther_AreNamedInTheirOrder()
    {
        await using var host = await ModulesHost.StartAsync(directory =>
        {
            Good.Write(directory);
            new TestModule { Name = "One", Code = Needs("Two") }.Write(directory);
            new TestModule { Name = "Two", Code = Needs("Three") }.Write(directory);
            new TestModule { Name = "Three", Code = Needs("One") }.Write(directory);
            new TestModule { Name = "Four", Code = Needs("One") }.Write(directory);
        });

        var status = await host.UntilAsync("Two", ModuleState.Faulted);
        status.Reasons.ShouldHaveSingleItem().ShouldBe("The modules have circular dependencies: Two → Three → One → Two.");
        (await host.UntilAsync("Four", ModuleState.Faulted)).Reasons.ShouldHaveSingleItem().ShouldStartWith("Four needs the module One, which");
        (await host.CallAsync("Good.Hello.Greet")).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task Module_WhoseDependencyCannotWork_WaitsForIt()
    {
        await using var host = await ModulesHost.StartAsync(
            directory =>
            {
                new TestModule { Name = "Base", Code = SetUp("throw new InvalidOperationException(\"no stock\");") }.Write(directory);
                new TestModule { Name = "Bad", Code = Needs("Base") }.Write(directory);
            },
            [("PhalNet:Modules:WaitSeconds", "0")]);
        (await host.UntilAsync("Bad", ModuleState.Faulted)).Reasons
            .ShouldHaveSingleItem().ShouldBe("Bad needs the module Base, which is not active.");

        new TestModule { Name = "Base", Version = "1.0.1" }.Write(host.Watched);

        await host.UntilAsync("Bad", ModuleState.Active);
    }

    [Fact]
    public async Task Replacement_ThatCannotWork_LeavesTheServingVersion()
    {
        await using var host = await ModulesHost.StartAsync(
            directory => Good.Write(directory), [("PhalNet:Modules:WaitSeconds", "0")]);

        (Good with { Version = "2.0.0", Code = SetUp("throw new InvalidOperationException(\"no such tariff\");") }).Write(host.Watched);

        var report = await host.UntilAsync(
            () => ((InMemoryModuleStates)host.States).Report?.Modules.FirstOrDefault(module => module.Version == "2.0.0"),
            () => "no report");
        report.State.ShouldBe(ModuleState.Faulted);
        report.Reasons.ShouldHaveSingleItem().ShouldContain("no such tariff");
        (await host.CallAsync("Good.Hello.Greet")).ShouldBe((200, "Good 1.0.0 greets you"));
        host.Modules.Modules.ShouldHaveSingleItem().State.ShouldBe(ModuleState.Active);
    }

    private static void Write(string directory, string kind)
    {
        var bad = new TestModule { Name = "Bad" };
        switch (kind)
        {
            case "no manifest":
                bad.Compile(directory);
                break;
            case "wrong hash":
                File.AppendAllText(Path.Combine(bad.Write(directory), "Bad.dll"), "more");
                break;
            case "wrong host":
                (bad with { Attribute = ", Host = \"[5.0.0, 6.0.0)\"" }).Write(directory);
                break;
            case "bad rule":
                (bad with { Members = "public int Wrong([System.ComponentModel.DataAnnotations.Range(9, 1)] int a) => a;" }).Write(directory);
                break;
            case "throws at start":
                (bad with { Code = Hosted("throw new InvalidOperationException(\"the price list is empty\");") }).Write(directory);
                break;
            case "throws in set-up":
                (bad with { Code = SetUp("throw new InvalidOperationException(\"no such tariff\");") }).Write(directory);
                break;
            case "blocks at start":
                (bad with { Code = Hosted("new ManualResetEventSlim().Wait(10_000); return Task.CompletedTask;") }).Write(directory);
                break;
            case "missing dependency":
                (bad with { Code = "[assembly: ModuleDependency(\"Absent\", \"[1.0.0, 2.0.0)\")]" }).Write(directory);
                break;
            case "wrong dependency":
                (bad with { Code = "[assembly: ModuleDependency(\"Good\", \"[2.0.0, 3.0.0)\")]" }).Write(directory);
                break;
            case TakenLater:
                (bad with { Code = "[Service(\"Good.Hello\")] public sealed class Other { public int Greet() => 1; }" }).Write(directory);
                break;
            case "self-test":
                (bad with
                {
                    Code = SetUp("module.Services.AddSingleton<IModuleSelfTest, Test>();")
                        + "public sealed class Test : IModuleSelfTest { public Task TestAsync(CancellationToken cancellation) => "
                        + "throw new InvalidOperationException(\"the till is closed\"); }",
                }).Write(directory);
                break;
            case "configuration":
                (bad with { Attribute = ", Options = typeof(BadOptions)", Code = "public sealed class BadOptions { public int Rate { get; set; } public int Stock { get; set; } }" })
                    .Write(directory);
                break;
            case "failing migration":
                (bad with
                {
                    Code = SetUp("module.AddSqlMigrations(_ => Microsoft.Data.Sqlite.SqliteFactory.Instance.CreateDataSource("
                        + "$\"Data Source={module.DataDirectory}/bad.db\"));"),
                    Resources = new Dictionary<string, string>
                    {
                        ["Bad.Migrations.001_made.sql"] = "CREATE TABLE made (id INTEGER PRIMARY KEY);",
                        ["Bad.Migrations.002_broken.sql"] = "CREATE TABEL broken (id INTEGER);",
                    },
                }).Write(directory);
                break;
            case "missing native part":
                (bad with
                {
                    Code = Hosted("return Task.FromResult(Native.tariff());")
                        + "static class Native { [System.Runtime.InteropServices.DllImport(\"libtariff\")] public static extern int tariff(); }",
                }).Write(directory);
                break;
        }
    }

    private static string Needs(string module) => $"[assembly: ModuleDependency(\"{module}\", \"[1.0.0, 2.0.0)\")]";

    private static string SetUp(string statements) =>
        $"public sealed class SetUp : IModule {{ public void Configure(IModuleBuilder module) {{ {statements} }} }}";

    private static string Hosted(string start) => SetUp("module.Services.AddHostedService<Work>();") + $$"""

        public sealed class Work : IHostedService
        {
            public Task StartAsync(CancellationToken cancellation) { {{start}} }
            public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;
        }
        """;
}
