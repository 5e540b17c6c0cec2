using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop;

namespace PhalNet.Core.Tests.Modules;

/// <summary>Errors that stop the start are printed once, without a stack, with how to fix them; the page contains the texts.</summary>
public sealed class StartErrorTests
{
    private static readonly Dictionary<string, Action<IPhalNetBuilder>> Errors = new()
    {
        ["A service that is not registered"] = app => app.AddModule("Shop", [typeof(Orders)]),
        ["A dependency of a service that is not registered"] = app => app.AddModule("Shop", [typeof(Invoices)], module => module.Services.AddScoped<InvoiceStore>()),
        ["A service of the host"] = app =>
        {
            app.Services.AddSingleton<OrderStore>();
            app.AddModule("Shop", [typeof(Orders)]);
        },
        ["A singleton that depends on a scoped service"] = app => app.AddModule("Shop", [typeof(Prices)], module => module.Services.AddSingleton<PriceCache>().AddScoped<OrderStore>()),
        ["Methods with the same name"] = app => app.AddModule("Shop", [typeof(Carts)]),
        ["Classes with the same name"] = app => app.AddModule("Shop", [typeof(NewCarts), typeof(OldCarts)]),
        ["A class that cannot be a service"] = app => app.AddModule("Shop", [typeof(Rates)]),
        ["A method that cannot be an action"] = app => app.AddModule("Shop", [typeof(Stock)]),
        ["An async method without a Task"] = app => app.AddModule("Shop", [typeof(Mails)]),
        ["A parameter that cannot be read from a request"] = app => app.AddModule("Shop", [typeof(Reports)]),
        ["A limit that does not fit the type"] = app => app.AddModule("Shop", [typeof(Customers)]),
        ["A default value outside the limits"] = app => app.AddModule("Shop", [typeof(Products)]),
        ["A malformed pattern"] = app => app.AddModule("Shop", [typeof(Coupons)]),
        ["A property that cannot be set"] = app => app.AddModule("Shop", [typeof(Members)]),
        ["Modules with the same name"] = app => app.AddModule(typeof(StartErrorTests).Assembly).AddModule(typeof(StartErrorTests).Assembly),
        ["A filter of the application that cannot be created"] = app => app.AddFilter<Audit>(),
        ["Debug output in Production"] = app => app.Services.Configure<PhalNetOptions>(options => options.Debug = DebugMode.OnRequest),
        ["A language without messages"] = app =>
        {
            app.Services.PostConfigure<PhalNetOptions>(options => options.Language = "fr");
            app.AddModule("Shop", []).AddModule("Other", []);
        },
    };

    private static readonly string[] Others = ["Language", "Entries and pages", "Warnings"];

    private static readonly Dictionary<string, (string Code, string Text)> Page = Read("start-errors.md");

    private static readonly Dictionary<string, (string Code, string Text)> ChinesePage = Read("start-errors.zh-CN.md");

    public static TheoryData<string> Titles => [.. Errors.Keys];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Error_IsOnThePage_AsTheStartPrintsIt(string title)
    {
        var error = await Should.ThrowAsync<Exception>(() => TestHost.StartAsync(Errors[title]));

        Page.ShouldContainKey(title);
        error.ToString().ReplaceLineEndings("\n").ShouldBe(Page[title].Text);
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Error_InChinese_IsChineseThroughout(string title)
    {
        var error = await Should.ThrowAsync<Exception>(() => TestHost.StartAsync(
            Errors[title], options => options.ConsoleLanguage = "zh-CN", configuration: ("PhalNet:ConsoleLanguage", "zh-CN")));

        error.ToString().ReplaceLineEndings("\n").ShouldBe(ChinesePage[title].Text);
        foreach (var word in new[] { " the ", " is ", " a ", " which ", " in " })
            error.ToString().ShouldNotContain(word);
    }

    [Fact]
    public async Task Warning_InChinese_IsChinese()
    {
        await using var app = await TestHost.StartAsync(
            application => application.AddModule("Shop", [typeof(Idle), typeof(Partly)]).Services.ConfigurePhalNetModule("Shpo", _ => { }),
            options => options.ConsoleLanguage = "zh-CN", configuration: ("PhalNet:Langage", "en"));

        app.Log.Lines.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text).ShouldBe(
        [
            "没有 PhalNet:Langage 这个选项，设置无效；最接近的选项是 PhalNet:Language",
            "模块 Shop：Shop.Idle：没有接口方法；接口方法是类的公共实例方法。",
            "ConfigurePhalNetModule 指定的模块 Shpo 不存在：您是否要用 Shop？以后添加的同名模块会使用此配置",
        ], ignoreOrder: true);
        app.Log.Lines.Single(line => line.Text.StartsWith("模块 Shop：Shop.Partly.Add", StringComparison.Ordinal)).Level.ShouldBe(LogLevel.Information);
    }

    [Theory]
    [InlineData("zh-CN", null, null, null, "zh-CN")]
    [InlineData("en", "zh_CN.UTF-8", null, null, "en")]
    [InlineData(null, "zh_CN.UTF-8", "en_US", "en_US", "zh-CN")]
    [InlineData(null, "C", "zh_CN", "zh_CN", "en")]
    [InlineData(null, "", "zh_TW.UTF-8", "en_US", "zh-CN")]
    [InlineData(null, null, null, "zh_CN", "zh-CN")]
    [InlineData(" ", null, null, "en_US.UTF-8", "en")]
    [InlineData(null, null, null, null, "en")]
    public void Language_OfTheConsole_IsTheFirstThatIsSet(string? option, string? all, string? messages, string? lang, string language) =>
        ConsoleLanguage.Find(option, name => name switch { "LC_ALL" => all, "LC_MESSAGES" => messages, "LANG" => lang, _ => null })
            .ShouldBe(language);

    [Fact]
    public void Page_HasNoOtherErrors() => Page.Keys.ShouldBe(Errors.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Titles))]
    public void Code_OnThePage_IsWhatTheTestRuns(string title)
    {
        var source = Lines(File.ReadAllText(Path.ChangeExtension(Here(), ".Services.cs")) + File.ReadAllText(Here()));

        foreach (var part in Page[title].Code.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(part => part.Contains("[Service")))
            source.ShouldContain(Lines(part));
    }

    [Fact]
    public async Task Error_IsNotLoggedByTheHost_ThatThrowsIt()
    {
        var log = new TestLog();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(log).AddFilter<TestLog>("Microsoft", LogLevel.Debug);
        builder.Services.AddPhalNet().AddModule("Shop", [typeof(Orders)]);
        using var host = builder.Build();

        var error = await Should.ThrowAsync<DeclarationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        log.Errors.ShouldBeEmpty();
        log.Lines.ShouldContain(line => line.Category == "Microsoft.Extensions.Hosting.Internal.Host" && line.Level == LogLevel.Debug);
        error.ToString().ShouldNotContain("   at ");
    }

    [Fact]
    public async Task OtherFailures_OfAHost_AreLoggedAsBefore()
    {
        var log = new TestLog();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddPhalNet();
        builder.Services.AddHostedService<Failing>();
        using var host = builder.Build();

        await Should.ThrowAsync<NotSupportedException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        log.Errors.ShouldHaveSingleItem().Exception.ShouldBeOfType<NotSupportedException>();
    }

    [Fact]
    public async Task ErrorsInOptions_AreAllSaidWithoutAStack()
    {
        var error = await Should.ThrowAsync<OptionsValidationException>(() => TestHost.StartAsync(
            _ => { }, options => (options.Debug, options.TimeZone) = (DebugMode.OnRequest, "Nowhere")));

        error.ToString().ShouldBe("PhalNet cannot start: PhalNet:Debug=OnRequest is allowed only in Development: elsewhere any caller could "
            + "request debug output. PhalNet:TimeZone 'Nowhere' is not a time zone of this system.");
        var unreadable = await Should.ThrowAsync<StartException>(() => TestHost.StartAsync(
            _ => { }, configuration: ("PhalNet:AllowDebugInProduction", "perhaps")));
        unreadable.ToString().ShouldStartWith("PhalNet cannot start: Failed to convert configuration value 'perhaps' at 'PhalNet:AllowDebugInProduction'");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Language_WithoutTexts_StopsTheStart_WithModulesAndWithout(int modules)
    {
        var error = await Should.ThrowAsync<StartOptionsException>(() => TestHost.StartAsync(app =>
        {
            app.Services.PostConfigure<PhalNetOptions>(options => options.Language = "fr");
            if (modules > 0)
                app.AddModule("Shop", []);
        }));

        error.ToString().ShouldBe("PhalNet cannot start: PhalNet:Language 'fr' has no messages; available languages: en, zh-CN.");
    }

    // Leading white space is not part of the code.
    private static string Lines(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string Here([CallerFilePath] string path = "") => path;

    // The titles of the English page; the other one has the same sections in the same order.
    private static Dictionary<string, (string Code, string Text)> Read(string name)
    {
        var docs = typeof(StartErrorTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Documentation").Value!;
        var english = File.ReadAllText(Path.Combine(docs, "reference", "start-errors.md")).ReplaceLineEndings("\n");
        var page = File.ReadAllText(Path.Combine(docs, "reference", name)).ReplaceLineEndings("\n");
        var titles = english.Split("\n## ")[1..].Select(section => section[..section.IndexOf('\n')]);
        return titles.Zip(page.Split("\n## ")[1..]).Where(pair => !Others.Contains(pair.First))
            .ToDictionary(pair => pair.First, pair => (Block(pair.Second, "csharp"), Block(pair.Second, "text")));
    }

    private static string Block(string section, string language)
    {
        var start = section.IndexOf($"```{language}\n", StringComparison.Ordinal);
        return start < 0 ? "" : section[(start + language.Length + 4)..section.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    private sealed class Failing : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new NotSupportedException("no");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
