using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet.Core.Tests.Modules;

public sealed class ModuleTests
{
    [Fact]
    public async Task Services_OfAModule_AreSeenByNeitherHostNorAnotherModule()
    {
        await using var host = await TestHost.StartAsync(app => app
            .AddModule("One", [typeof(Asking)], module => module.Services.AddSingleton<Own>())
            .AddModule("Two", [typeof(AskingToo)]));

        (await host.CallAsync("One.Asking.Run")).Data.ShouldBe(true);
        (await host.CallAsync("Two.AskingToo.Run")).Data.ShouldBe(false);
        host.Services.GetService<Own>().ShouldBeNull();
    }

    [Fact]
    public async Task Services_OfTheHost_ReachModulesOnlyWhenSharedOrForwarded()
    {
        await using var host = await TestHost.StartAsync(
            app =>
            {
                app.Services.AddSingleton(new Own());
                app.Services.AddSingleton(new SharedOwn());
                app.ShareWithModules<SharedOwn>().AddModule("App", [typeof(Forwarded)]);
            },
            configuration: ("App:Greeting", "hello"));

        (await host.CallAsync("App.Forwarded.Run")).Data.ShouldBe("True True True True True False");
        host.Log.Lines.ShouldContain(line => line.Category.EndsWith("ModuleTests.Forwarded", StringComparison.Ordinal) && line.Text == "from the module");
    }

    [Fact]
    public async Task SetUp_OfAModule_SeesNameSectionEnvironmentAndDirectory()
    {
        var seen = "";
        var directory = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using (var host = await TestHost.StartAsync(
            app => app.AddModule("Shop", [], module =>
                seen = $"{module.Name} {module.Configuration["Limit"]} {module.HostConfiguration["Other"]} {module.Environment.EnvironmentName} "
                    + $"{Path.GetRelativePath(directory, module.DataDirectory)} {Path.GetRelativePath(directory, module.ApplicationDataDirectory)} "
                    + Directory.Exists(module.DataDirectory)),
            options => options.DataDirectory = directory, "Staging", ("Shop:Limit", "5"), ("Other", "6")))
        {
            host.Registry.Modules.Single().ShouldSatisfyAllConditions(
                module => module.Name.ShouldBe("Shop"), module => module.Assembly.ShouldBe(typeof(ModuleTests).Assembly),
                module => module.Version.ShouldNotBeEmpty(), module => module.Profile.Name.ShouldBe("Strict"));
        }

        seen.ShouldBe($"Shop 5 6 Staging {Path.Combine("modules", "Shop")} . True");
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task HostedServices_OfModules_StartBeforeAnythingIsServedAndStopLast()
    {
        var steps = new List<string>();
        await using (await TestHost.StartAsync(app =>
        {
            app.Services.AddSingleton<IHostedService>(services => new Step("host", steps, () => services.GetRequiredService<IServiceRegistry>().Current.Actions.Count));
            app.AddModule("App", [typeof(Asking)], module => module.Services
                .AddSingleton<IHostedService>(new Step("first", steps, () => -1)).AddSingleton<IHostedService>(new Step("second", steps, () => -1)));
        }))
            steps.Add("running");

        steps.ShouldBe(["first starts -1", "second starts -1", "host starts 1", "running", "host stops", "second stops", "first stops"]);
    }

    [Fact]
    public async Task HostedService_ThatCannotBeStopped_DoesNotKeepTheOthersRunning()
    {
        var steps = new List<string>();
        var host = await TestHost.StartAsync(app => app.AddModule("App", [], module => module.Services
            .AddSingleton<IHostedService>(new Step("first", steps, () => 0)).AddSingleton<IHostedService>(new Unstoppable())));

        await Should.ThrowAsync<Exception>(host.StopAsync);

        steps.ShouldBe(["first starts 0", "first stops"]);
    }

    [Fact]
    public async Task BackgroundService_ThatFails_IsLoggedWithItsModule()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [], module => module.Services.AddHostedService<FailingWorker>()));

        await Condition.WaitAsync(() => host.Log.Errors.Count > 0);

        var line = host.Log.Errors.ShouldHaveSingleItem();
        line.Text.ShouldBe($"The background service {typeof(FailingWorker)} of the module App ended with an error");
        line.Exception!.Message.ShouldBe("out of work");
    }

    [Fact]
    public async Task Module_WhoseNeighbourCannotBeStarted_IsDisposedWithTheHost()
    {
        var own = new Own();
        await Should.ThrowAsync<InvalidOperationException>(() => TestHost.StartAsync(app => app
            .AddModule("One", [], module => module.Services.AddSingleton(_ => own)
                .AddSingleton<IHostedService>(services => new Step("", [], services.GetRequiredService<Own>().GetHashCode)))
            .AddModule("Two", [], module => module.Services
                .AddSingleton<IHostedService>(new Step("", [], () => throw new InvalidOperationException("no database"))))));

        own.IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public async Task Messages_OfAModule_WinInItAlone()
    {
        await using var host = await TestHost.StartAsync(app => app
            .AddModule("One", [typeof(Refusing)], module => module
                .AddMessages("en", new Dictionary<string, string> { ["rule.required"] = "we need {name}" })
                .AddMessages("en", new Dictionary<string, string> { ["own.words"] = "own words" }))
            .AddModule("Two", [typeof(RefusingToo)]));

        (await host.CallAsync("One.Refusing.Run")).Message.ShouldBe("we need id");
        (await host.CallAsync("One.Refusing.Run", ("id", 1))).Message.ShouldBe("own words");
        (await host.CallAsync("Two.RefusingToo.Run")).Message.ShouldBe("id is required.");
        (await host.CallAsync("Two.RefusingToo.Run", ("id", 1))).Message.ShouldBe("own.words");
    }

    [Fact]
    public async Task Json_OfAModule_SaysHowItsObjectsAreRead()
    {
        await using var host = await TestHost.StartAsync(app => app
            .AddModule("One", [typeof(Reading)], module => module.Json.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.CamelCase));

        (await host.CallAsync("One.Reading.Run", ("value", """{"longName":"a"}"""))).Data.ShouldBe("a");
        (await host.CallAsync("One.Reading.Run", ("value", """{"long_name":"a"}"""))).Ret.ShouldBe(400);
        Should.Throw<InvalidOperationException>(() => host.Registry.Modules.Single().Json.PropertyNamingPolicy = null);
    }

    [Fact]
    public async Task Profile_OfAModule_IsChosenByItsSection()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(() =>
            TestHost.StartAsync(app => app.AddModule("App", []), configuration: ("App:Profile", "Loose")));
        error.Message.ShouldBe("The profile 'Loose' of the module App does not exist; known profiles: Strict.");

        await using var host = await TestHost.StartAsync(
            app => app.AddProfile(_ => new("Loose", null!, new AnythingCompiler(), new AnythingShaper())).AddModule("App", [typeof(Refusing)]),
            configuration: ("App:Profile", "loose"));
        (await host.CallAsync("One.Refusing.Run")).Message.ShouldBe("own.words");
    }

    [Fact]
    public async Task Assembly_AsAModule_BringsAllItsServicesAndItsSetUp()
    {
        var error = await Should.ThrowAsync<DeclarationException>(() => TestHost.StartAsync(app => app.AddModule(typeof(ModuleTests).Assembly)));

        // The services of these tests contain many errors on purpose; finding them shows that the assembly was scanned.
        error.Errors.Count.ShouldBeGreaterThan(20);
        error.Errors.ShouldContain(line => line.Contains("DeclarationErrorTests+Abstract"));
    }

    private sealed class Own : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class SharedOwn;

    [Service("One.Asking")]
    private sealed class Asking(IServiceProvider services)
    {
        public bool Run() => services.GetService<Own>() is not null;
    }

    [Service("Two.AskingToo")]
    private sealed class AskingToo(IServiceProvider services)
    {
        public bool Run() => services.GetService<Own>() is not null;
    }

    [Service("App.Forwarded")]
    private sealed class Forwarded(
        ILogger<Forwarded> logger, TimeProvider time, IConfiguration configuration, IOptions<PhalNetOptions> options, SharedOwn shared, IServiceProvider services)
    {
        public string Run()
        {
            logger.LogInformation("from the module");
            return $"{time is not null} {configuration["App:Greeting"] == "hello"} {options.Value.Language == "en"} {shared is not null} {services.GetService<IMessageCatalog>() is not null} {services.GetService<Own>() is not null}";
        }
    }

    private sealed class Step(string name, List<string> steps, Func<int> look) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            steps.Add($"{name} starts {look()}");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            steps.Add($"{name} stops");
            return Task.CompletedTask;
        }
    }

    private sealed class Unstoppable : IHostedService
    {
        private int _stopped;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) =>
            _stopped++ == 0 ? throw new InvalidOperationException("I stay") : Task.CompletedTask;
    }

    private sealed class FailingWorker : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new InvalidOperationException("out of work");
        }
    }

    [Service("One.Refusing")]
    private sealed class Refusing
    {
        public void Run(int id) => throw new BadRequestException("own.words", id);
    }

    [Service("Two.RefusingToo")]
    private sealed class RefusingToo
    {
        public void Run(int id) => throw new BadRequestException("own.words", id);
    }

    private sealed record Named(string LongName);

    [Service("One.Reading")]
    private sealed class Reading
    {
        public string Run(Named value) => value.LongName;
    }

    private sealed class AnythingCompiler : IRuleCompiler
    {
        public CompiledRule Compile(ParameterRule rule, RuleCompilation compilation) => new AnythingRule(rule);
    }

    private sealed class AnythingRule(ParameterRule rule) : CompiledRule(rule)
    {
        public override CallFailure? Read(ICallValues values, out object? value)
        {
            value = 0;
            return null;
        }
    }

    private sealed class AnythingShaper : IResultShaper
    {
        public object? Shape(object? data, Type declared) => data;
    }
}
