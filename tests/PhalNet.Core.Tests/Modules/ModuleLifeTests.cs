using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhalNet.Core.Tests.Modules;

/// <summary>How a module starts, drains and ends.</summary>
public sealed class ModuleLifeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HostedServices_OfAModuleThatComesAndGoes_LiveAsInAHost()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var steps = new List<string>();
        void Note(string step) => steps.Add($"{step} {host.Registry.Modules.Count}");

        await host.Modules.AddAsync(Stepping(Note, "one", "two"), Cancellation);
        await host.Modules.RemoveAsync("Shop", Cancellation);

        steps.ShouldBe([
            "one starting 0", "two starting 0", "one start 0", "two start 0", "one started 1", "two started 1",
            "two stopping 0", "one stopping 0", "two stop 0", "one stop 0", "two stopped 0", "one stopped 0"]);
    }

    [Fact]
    public async Task HostedServices_OfAReplacedModule_StopAfterTheNewOnesHaveStarted()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var steps = new List<string>();
        await host.Modules.AddAsync(Stepping(steps.Add, "old"), Cancellation);
        steps.Clear();

        await host.Modules.ReplaceAsync("Shop", Stepping(steps.Add, "new"), Cancellation);

        steps.ShouldBe(["new starting", "new start", "new started", "old stopping", "old stop", "old stopped"]);
    }

    [Fact]
    public async Task HostedServices_OfCompiledModules_LiveWithTheHost()
    {
        var steps = new List<string>();
        await using (await TestHost.StartAsync(app => app
            .AddModule("One", [], module => module.Services.AddSingleton<IHostedService>(new Stage("one", steps.Add)))
            .AddModule("Two", [], module => module.Services.AddSingleton<IHostedService>(new Stage("two", steps.Add)))))
            steps.Add("running");

        steps.ShouldBe([
            "one starting", "one start", "two starting", "two start", "one started", "two started", "running",
            "two stopping", "one stopping", "two stop", "two stopped", "one stop", "one stopped"]);
    }

    [Theory]
    [InlineData("starting", "")]
    [InlineData("start", "first stopping, first stop, first stopped")]
    public async Task HostedService_ThatCannotStart_MakesTheModuleFaultedAndStopsTheOthers(string step, string stopped)
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var steps = new List<string>();
        var source = new TestSource("Shop", [], module => module.Services
            .AddSingleton<IHostedService>(new Stage("first", steps.Add))
            .AddSingleton<IHostedService>(new Stage("second", steps.Add, step)));

        var status = await host.Modules.AddAsync(source, Cancellation);

        status.State.ShouldBe(ModuleState.Faulted);
        status.Reasons.ShouldBe([$"second cannot {step}"]);
        string.Join(", ", steps.Where(done => done.Contains("stop"))).ShouldBe(stopped);
        source.Unloads.ShouldBe(1);
    }

    [Fact]
    public async Task HostedService_ThatFailsAfterCallsAreServed_IsLoggedAndTheModuleServes()
    {
        await using var host = await TestHost.StartAsync(_ => { });

        var source = new TestSource("Shop", [], module => module.Services
            .AddSingleton<IHostedService>(new Stage("late", _ => { }, "started")));

        (await host.Modules.AddAsync(source, Cancellation)).State.ShouldBe(ModuleState.Active);

        host.Log.Errors.ShouldHaveSingleItem().Exception!.Message.ShouldBe("late cannot started");
    }

    [Theory]
    [InlineData("stopping")]
    [InlineData("stop")]
    [InlineData("stopped")]
    public async Task HostedService_ThatCannotStop_IsLoggedAndTheModuleEnds(string step)
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var steps = new List<string>();
        var source = new TestSource("Shop", [], module => module.Services
            .AddSingleton<IHostedService>(new Stage("first", steps.Add)).AddSingleton<IHostedService>(new Stage("second", _ => { }, step)));
        await host.Modules.AddAsync(source, Cancellation);

        (await host.Modules.RemoveAsync("Shop", Cancellation)).State.ShouldBe(ModuleState.Removed);

        host.Log.Lines.ShouldContain(line => line.Text.EndsWith($"second cannot {step}", StringComparison.Ordinal));
        steps.TakeLast(3).ShouldBe(["first stopping", "first stop", "first stopped"]);
        source.Unloads.ShouldBe(1);
    }

    [Fact]
    public async Task Calls_ThatOutlastTheDrainTime_AreNamedInTheLogAndTheModuleEnds()
    {
        await using var host = await TestHost.StartAsync(_ => { }, options => options.DrainTimeout = TimeSpan.FromMilliseconds(50));
        await host.Modules.AddAsync(new TestSource("Shop", [typeof(Goods)]), Cancellation);
        var first = await host.Dispatcher.CallAsync(CallRequest.Create("Shop.Goods.Count"), Cancellation);
        var second = await host.Dispatcher.CallAsync(CallRequest.Create("Shop.Goods.Count"), Cancellation);
        host.Modules.Modules.Single().OpenCalls.ShouldBe(2);

        (await host.Modules.RemoveAsync("Shop", Cancellation)).State.ShouldBe(ModuleState.Removed);

        var warnings = host.Log.Lines.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text).ToArray();
        warnings.Length.ShouldBe(2);
        warnings[0].ShouldMatch("^The module Shop no longer waits for 2 calls and cancels them: (Shop.Goods.Count since [-0-9: ]+Z(, |$)){2}$");
        warnings[1].ShouldMatch("^The module Shop was stopped while 2 calls were still running: (Shop.Goods.Count since [-0-9: ]+Z(, |$)){2}$");
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Draining_ThatFailsSomewhere_IsLoggedAndTheModuleEnds()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var source = new TestSource("Shop", []);
        await host.Modules.AddAsync(source, Cancellation);
        host.Registry.Modules.Single().Draining.Register(() => throw new InvalidOperationException("I do not drain"));

        (await host.Modules.RemoveAsync("Shop", Cancellation)).State.ShouldBe(ModuleState.Removed);

        host.Log.Lines.ShouldContain(line => line.Text.Contains("I do not drain"));
        source.Unloads.ShouldBe(1);
    }

    [Fact]
    public async Task Version_ThatDrains_IsShownWithItsOpenCalls()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        await host.Modules.AddAsync(new TestSource("Shop", [typeof(Goods)]), Cancellation);
        var result = await host.Dispatcher.CallAsync(CallRequest.Create("Shop.Goods.Count"), Cancellation);

        var replacing = host.Modules.ReplaceAsync("Shop", new TestSource("Shop", [typeof(Goods)]) { VersionText = "2.0" }, Cancellation);
        await Condition.WaitAsync(() => host.Modules.Modules.Count == 2);

        host.Modules.Modules.Select(module => (module.Version, module.State, module.OpenCalls))
            .ShouldBe([("2.0", ModuleState.Active, 0), ("1.0", ModuleState.Draining, 1)]);
        await result.DisposeAsync();
        (await replacing).Version.ShouldBe("2.0");
        host.Modules.Modules.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Start_WithErrorsInSeveralModules_NamesAllOfThemOnce()
    {
        var errors = await TestHost.ErrorsAsync(app => app
            .AddModule("One", [typeof(Faulty)], module => module.AddFilter<Impossible>())
            .AddModule("Two", [typeof(FaultyToo)])
            .AddModule("Three", [], ModuleHostTests.Invalid("no such currency"))
            .AddModule("Four", [], _ => throw new IOException("no file"))
            .AddModule("Five", [typeof(Goods)])
            .AddModule("Six", [typeof(GoodsToo)]));

        errors.ShouldBeUnique();
        errors.Count(error => error.Contains("+Faulty.Run")).ShouldBe(1);
        errors.Count(error => error.Contains("+FaultyToo.Run")).ShouldBe(1);
        errors.Count(error => error.Contains(nameof(Impossible))).ShouldBe(1);
        errors.Count(error => error == "The module Three cannot be set up: no such currency").ShouldBe(1);
        errors.Count(error => error == "The module Four cannot be set up: no file").ShouldBe(1);
        errors.Count(error => error.Contains("The name Shop.Goods.Count is used by")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_WithInvalidOptionsOfOneModule_FailsAsOfAHost() =>
        (await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            TestHost.StartAsync(app => app.AddModule("Three", [], ModuleHostTests.Invalid("no such currency")))))
            .Message.ShouldBe("no such currency");

    [Fact]
    public async Task TextsAndCommonRules_OfAReplacedModule_AreTheNewOnes()
    {
        await using var host = await TestHost.StartAsync(_ => { }, configuration: ("Shop:CommonRules:app_key:Required", "true"));
        await host.Modules.AddAsync(Speaking("old"), Cancellation);
        (await host.CallAsync("Shop.Goods.Count")).Message.ShouldBe("old app_key");

        host.Services.GetRequiredService<IConfiguration>()["Shop:CommonRules:app_key:Name"] = "key";
        await host.Modules.ReplaceAsync("Shop", Speaking("new"), Cancellation);

        (await host.CallAsync("Shop.Goods.Count")).Message.ShouldBe("new key");
        (await host.CallAsync("Shop.Goods.Count", ("key", "k"))).Ret.ShouldBe(200);
    }

    private static TestSource Speaking(string word) => new("Shop", [typeof(Goods)], module =>
        module.AddMessages("en", new Dictionary<string, string> { ["rule.required"] = word + " {name}" }));

    private static TestSource Stepping(Action<string> note, params string[] names) => new("Shop", [], module =>
    {
        foreach (var name in names)
            module.Services.AddSingleton<IHostedService>(new Stage(name, note));
    });

    private sealed class Stage(string name, Action<string> note, string? failing = null) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => Step("starting");

        public Task StartAsync(CancellationToken cancellationToken) => Step("start");

        public Task StartedAsync(CancellationToken cancellationToken) => Step("started");

        public Task StoppingAsync(CancellationToken cancellationToken) => Step("stopping");

        public Task StopAsync(CancellationToken cancellationToken) => Step("stop");

        public Task StoppedAsync(CancellationToken cancellationToken) => Step("stopped");

        private Task Step(string step)
        {
            if (step == failing)
                throw new InvalidOperationException($"{name} cannot {step}");
            note($"{name} {step}");
            return Task.CompletedTask;
        }
    }

    private sealed class Impossible(Uri unknown) : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) =>
            throw new InvalidOperationException(unknown.ToString());
    }

    [Service("Shop.Goods")]
    private sealed class Goods
    {
        public int Count() => 1;
    }

    [Service("Shop.Goods")]
    private sealed class GoodsToo
    {
        public int Count() => 2;
    }

    [Service("One.Faulty")]
    private sealed class Faulty
    {
        public void Run(out int id) => id = 0;

        public void Walk()
        {
        }
    }

    [Service("Two.FaultyToo")]
    private sealed class FaultyToo
    {
        public void Run(ref int id)
        {
        }
    }
}
