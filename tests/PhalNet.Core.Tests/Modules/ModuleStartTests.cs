using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PhalNet.Core.Tests.Modules;

/// <summary>Failures that prevent a module from serving calls, and how a harmful module is disabled.</summary>
public sealed class ModuleStartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_OfAModuleThatServes_TakesItOutWithTheReason()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var source = new TestSource("Shop", [typeof(Goods)]);
        await host.Modules.AddAsync(source, Cancellation);

        var status = await host.Modules.FaultAsync("shop", "It took all memory.", Cancellation);

        (status.State, status.Reasons.Single(), source.Unloads).ShouldBe((ModuleState.Faulted, "It took all memory.", 1));
        (await host.CallAsync("Shop.Goods.Count")).Ret.ShouldBe(404);
        host.Log.Errors.Single().Text.ShouldBe("The module Shop is no longer served: It took all memory.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fault_OfAModule_IsEndedByEnableAndReplace(bool enable)
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var source = new TestSource("Shop", [typeof(Goods)]);
        await host.Modules.AddAsync(source, Cancellation);
        await host.Modules.FaultAsync("Shop", "It failed too often.", Cancellation);

        var status = enable
            ? await host.Modules.EnableAsync("Shop", Cancellation)
            : await host.Modules.ReplaceAsync("Shop", source, Cancellation);

        (status.State, status.Reasons.Count).ShouldBe((ModuleState.Active, 0));
        (await host.CallAsync("Shop.Goods.Count")).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task Fault_OfASourceThatDoesNotUnload_SaysBoth()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        await host.Modules.AddAsync(new TestSource("Shop", []) { UnloadFailure = new InvalidOperationException("It stays.") }, Cancellation);

        var status = await host.Modules.FaultAsync("Shop", "It failed.", Cancellation);

        status.State.ShouldBe(ModuleState.Leaked);
        status.Reasons.ShouldBe(["It failed.", "It stays."]);
    }

    [Fact]
    public async Task Source_ThatSaysIncompatible_MakesTheModuleSo()
    {
        await using var host = await TestHost.StartAsync(_ => { });

        var status = await host.Modules.AddAsync(Incompatible(), Cancellation);

        (status.State, status.Reasons.Single()).ShouldBe((ModuleState.Incompatible, "It needs PhalNet 9."));
        (await host.Modules.AddAsync(new TestSource("Shop", [typeof(Goods)]), Cancellation)).State.ShouldBe(ModuleState.Active);
    }

    [Fact]
    public async Task Replacement_ThatIsIncompatible_IsSaidAndTheOldOneGoesOn()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        await host.Modules.AddAsync(new TestSource("Shop", [typeof(Goods)]), Cancellation);

        var status = await host.Modules.ReplaceAsync("Shop", Incompatible(), Cancellation);

        (status.State, status.Reasons.Single()).ShouldBe((ModuleState.Incompatible, "It needs PhalNet 9."));
        host.Modules.Modules.Single().State.ShouldBe(ModuleState.Active);
        (await host.CallAsync("Shop.Goods.Count")).Ret.ShouldBe(200);
    }

    [Theory]
    [InlineData("configure", "it is still being loaded and set up")]
    [InlineData("constructor", "it is still being loaded and set up")]
    [InlineData("starting", "it is still in StartingAsync of PhalNet.Core.Tests.Modules.ModuleStartTests+Blocking")]
    [InlineData("start", "it is still in StartAsync of PhalNet.Core.Tests.Modules.ModuleStartTests+Blocking")]
    [InlineData("test", "it is still in its self-test PhalNet.Core.Tests.Modules.ModuleStartTests+Blocking")]
    public async Task Start_ThatBlocks_FaultsTheModuleAndIsCleanedUpWhenItEnds(string place, string where)
    {
        await using var host = await TestHost.StartAsync(
            app => app.AddModule("App", [typeof(OwnGoods)]), options => options.ModuleStartTimeout = TimeSpan.FromMilliseconds(200));
        using var released = new ManualResetEventSlim();
        var disposed = new TaskCompletionSource();
        var source = Blocked(place, released, disposed);

        var status = await host.Modules.AddAsync(source, Cancellation);

        (status.State, source.Unloads).ShouldBe((ModuleState.Faulted, 0));
        status.Reasons.ShouldBe([$"Shop has not started within 0.2 s: {where}."]);
        (await host.CallAsync("App.Goods.Count")).Ret.ShouldBe(200);
        (await host.Modules.EnableAsync("Shop", Cancellation)).Reasons.Single().ShouldStartWith("A cancelled start of Shop");
        (await host.Modules.AddAsync(new TestSource("Shop", [typeof(Goods)]), Cancellation)).State.ShouldBe(ModuleState.Active);

        released.Set();
        await Condition.WaitAsync(() => host.Log.Lines.Any(line => line.Text.StartsWith("The cancelled start of the module Shop", StringComparison.Ordinal)));
        source.Unloads.ShouldBe(1);
        if (place is not "configure")
            await disposed.Task.WaitAsync(Cancellation);
        (await host.CallAsync("Shop.Goods.Count")).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task Replacement_ThatBlocks_LetsTheOldOneGoOn()
    {
        await using var host = await TestHost.StartAsync(_ => { }, options => options.ModuleStartTimeout = TimeSpan.FromMilliseconds(200));
        using var released = new ManualResetEventSlim();
        await host.Modules.AddAsync(new TestSource("Shop", [typeof(Goods)]), Cancellation);

        var status = await host.Modules.ReplaceAsync("Shop", Blocked("start", released, new()), Cancellation);

        status.State.ShouldBe(ModuleState.Faulted);
        host.Modules.Modules.Single().State.ShouldBe(ModuleState.Active);
        (await host.CallAsync("Shop.Goods.Count")).Ret.ShouldBe(200);
        released.Set();
    }

    [Fact]
    public async Task Start_ThatHeedsItsCancellation_IsCleanedUpBeforeTheOperationEnds()
    {
        await using var host = await TestHost.StartAsync(_ => { }, options => options.ModuleStartTimeout = TimeSpan.FromMilliseconds(50));
        var source = new TestSource("Shop", [], module => module.Services.AddSingleton<IHostedService, Patient>());

        var status = await host.Modules.AddAsync(source, Cancellation);

        status.Reasons.Single().ShouldStartWith("Shop has not started within 0.05 s");
        (status.State, source.Unloads).ShouldBe((ModuleState.Faulted, 1));
    }

    [Fact]
    public async Task SelfTests_OfAModule_RunAfterItsHostedServicesAndBeforeItServes()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var steps = new List<string>();
        void Note(string step) => steps.Add($"{step} {host.Registry.Modules.Count}");

        await host.Modules.AddAsync(
            new TestSource("Shop", [typeof(Goods)], module => module.Services
                .AddSingleton<IHostedService>(new Noting(Note))
                .AddScoped<IModuleSelfTest>(_ => new Probe(() => Note("one")))
                .AddScoped<IModuleSelfTest>(_ => new Probe(() => Note("two")))),
            Cancellation);

        steps.ShouldBe(["start 0", "one 0", "two 0"]);
        host.Modules.Modules.Single().State.ShouldBe(ModuleState.Active);
    }

    [Fact]
    public async Task SelfTests_ThatFail_AreAllReasons()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var steps = new List<string>();
        var source = new TestSource("Shop", [typeof(Goods)], module => module.Services
            .AddSingleton<IHostedService>(new Noting(steps.Add))
            .AddSingleton<IModuleSelfTest>(new Probe(() => throw new InvalidOperationException("no stock")))
            .AddSingleton<IModuleSelfTest>(new Probe(() => throw new InvalidOperationException("no prices"))));

        var status = await host.Modules.AddAsync(source, Cancellation);

        status.State.ShouldBe(ModuleState.Faulted);
        status.Reasons.ShouldBe([
            "self-test PhalNet.Core.Tests.Modules.ModuleStartTests+Probe: no stock",
            "self-test PhalNet.Core.Tests.Modules.ModuleStartTests+Probe: no prices"]);
        steps.ShouldBe(["start", "stop"]);
        source.Unloads.ShouldBe(1);
    }

    [Fact]
    public async Task SelfTest_OfACompiledModule_StopsTheStart()
    {
        var steps = new List<string>();

        var errors = await TestHost.ErrorsAsync(app => app.AddModule("App", [typeof(OwnGoods)], module => module.Services
            .AddSingleton<IHostedService>(new Noting(steps.Add))
            .AddSingleton<IModuleSelfTest>(new Probe(() => throw new InvalidOperationException("no stock")))));

        errors.ShouldBe(["self-test PhalNet.Core.Tests.Modules.ModuleStartTests+Probe: no stock"]);
        steps.ShouldBe(["start", "stop"]);
    }

    private static TestSource Incompatible() =>
        new("Shop", []) { Loading = _ => throw new IncompatibleModuleException("It needs PhalNet 9.") };

    private static TestSource Blocked(string place, ManualResetEventSlim released, TaskCompletionSource disposed) =>
        new("Shop", [], module =>
        {
            if (place == "configure")
                released.Wait(CancellationToken.None);
            module.Services.AddSingleton(_ => new Blocking(place, released, disposed))
                .AddSingleton<IHostedService>(services => services.GetRequiredService<Blocking>())
                .AddSingleton<IModuleSelfTest>(services => services.GetRequiredService<Blocking>());
        });

    private sealed class Blocking : IHostedLifecycleService, IModuleSelfTest, IDisposable
    {
        private readonly string _place;
        private readonly ManualResetEventSlim _released;
        private readonly TaskCompletionSource _disposed;

        public Blocking(string place, ManualResetEventSlim released, TaskCompletionSource disposed)
        {
            (_place, _released, _disposed) = (place, released, disposed);
            Reach("constructor");
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Reach("starting");

        public Task StartAsync(CancellationToken cancellationToken) => Reach("start");

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task TestAsync(CancellationToken cancellation) => Reach("test");

        public void Dispose() => _disposed.TrySetResult();

        private Task Reach(string place)
        {
            if (place == _place)
                _released.Wait(CancellationToken.None);
            return Task.CompletedTask;
        }
    }

    private sealed class Patient : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Noting(Action<string> note) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Note("start");

        public Task StopAsync(CancellationToken cancellationToken) => Note("stop");

        private Task Note(string step)
        {
            note(step);
            return Task.CompletedTask;
        }
    }

    private sealed class Probe(Action test) : IModuleSelfTest
    {
        public Task TestAsync(CancellationToken cancellation)
        {
            test();
            return Task.CompletedTask;
        }
    }

    [Service("Shop.Goods")]
    private sealed class Goods
    {
        public int Count() => 1;
    }

    [Service("App.Goods")]
    private sealed class OwnGoods
    {
        public int Count() => 1;
    }
}
