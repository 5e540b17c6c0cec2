using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PhalNet.Core.Tests.Modules;

/// <summary>Calls in progress are listed by name, and are cancelled when their module no longer waits for them.</summary>
public sealed class OpenCallTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_UnderWay_IsNamedUntilItsResultIsDisposed()
    {
        await using var host = await TestHost.StartAsync(typeof(Goods));
        var module = host.Registry.Modules.Single();
        var time = host.Services.GetRequiredService<TimeProvider>();
        var before = time.GetUtcNow();
        var request = new CallRequest("App.Goods.Count", new InMemoryValues([]))
        {
            Caller = new() { Address = IPAddress.Parse("192.0.2.7") },
            Trace = CallTrace.Start(time),
        };

        var result = await host.Dispatcher.CallAsync(request, Cancellation);
        request.Trace.Mark("counted");
        request.Trace.Mark();

        var call = module.GetOpenCalls().ShouldHaveSingleItem();
        (call.Service, call.Caller, call.LastMark).ShouldBe(("App.Goods.Count", "192.0.2.7", "counted"));
        call.Since.ShouldBeInRange(before.AddSeconds(-1), time.GetUtcNow());
        await result.DisposeAsync();
        module.GetOpenCalls().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("App.Goods.Count")]
    [InlineData("App.Goods.Fail")]
    [InlineData("App.Goods.Text")]
    [InlineData("App.Goods.Missing")]
    public async Task Calls_HoweverTheyEnd_LeaveNothing(string service)
    {
        await using var host = await TestHost.StartAsync(typeof(Goods));

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => host.CallAsync(service), Cancellation)));

        host.Registry.Modules.Single().GetOpenCalls().ShouldBeEmpty();
    }

    [Fact]
    public async Task Calls_OfManyThreads_AreAllThereOldestFirst()
    {
        await using var host = await TestHost.StartAsync(typeof(Goods));
        var module = host.Registry.Modules.Single();

        var results = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ =>
            Task.Run(() => host.Dispatcher.CallAsync(CallRequest.Create("App.Goods.Count"), Cancellation).AsTask(), Cancellation)));

        var calls = module.GetOpenCalls();
        calls.Count.ShouldBe(500);
        calls.Select(call => call.Since).ShouldBeInOrder();
        foreach (var result in results)
            await result.DisposeAsync();
        module.GetOpenCalls().ShouldBeEmpty();
    }

    [Fact]
    public async Task Calls_ThatNobodyEnds_TakeBoundedMemory()
    {
        await using var host = await TestHost.StartAsync(typeof(Goods));
        var request = CallRequest.Create("App.Goods.Count");

        const int Many = 20_000;
        await Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < Many; i++)
                    _ = host.Dispatcher.CallAsync(request, Cancellation).AsTask().GetAwaiter().GetResult();
            },
            Cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        host.Registry.Modules.Single().GetOpenCalls().Count.ShouldBe((1 << 14) + 4);
        host.Modules.Modules.Single().OpenCalls.ShouldBe(Many);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(60)]
    public async Task Call_ThatOutlastsTheDrainTime_IsCancelledAndRefused(int? callSeconds)
    {
        await using var host = await TestHost.StartAsync(_ => { }, options => options.DrainTimeout = TimeSpan.FromMilliseconds(50));
        var stops = new List<int>();
        await host.Modules.AddAsync(
            new TestSource("Shop", [typeof(Waiting)], module =>
            {
                module.CallSeconds = callSeconds;
                module.Services.AddSingleton<IHostedService>(new Stopping(() => stops.Add(host.Modules.Modules.Sum(each => each.OpenCalls))));
            }),
            Cancellation);
        var calling = Task.Run(() => host.CallAsync("Shop.Waiting.Patiently"), Cancellation);
        await Condition.WaitAsync(() => host.Modules.Modules.Single().OpenCalls > 0);

        var status = await host.Modules.RemoveAsync("Shop", Cancellation);

        var result = await calling;
        (result.Ret, result.Message).ShouldBe((503, "Shop.Waiting.Patiently is unavailable at the moment; try again."));
        (status.State, status.Stragglers.Count).ShouldBe((ModuleState.Removed, 0));
        stops.ShouldBe([0]);
        host.Log.Lines.ShouldContain(line => line.Text.StartsWith("The module Shop no longer waits for 1 calls and cancels them: "
            + "Shop.Waiting.Patiently since ", StringComparison.Ordinal));
        host.Log.Lines.ShouldNotContain(line => line.Text.Contains("still running"));
    }

    [Fact]
    public async Task Caller_WhoLeaves_EndsTheCallOfAnAddedModule()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        await host.Modules.AddAsync(new TestSource("Shop", [typeof(Waiting)]), Cancellation);
        using var caller = new CancellationTokenSource();
        var calling = Task.Run(
            async () =>
            {
                await using var result = await host.Dispatcher.CallAsync(CallRequest.Create("Shop.Waiting.Patiently"), caller.Token);
                return result.Ret;
            },
            Cancellation);
        await Condition.WaitAsync(() => host.Modules.Modules.Single().OpenCalls > 0);

        await caller.CancelAsync();

        (await calling).ShouldBe(500);
    }

    [Fact]
    public async Task Stragglers_ThatHeedNothing_AreInTheStatus()
    {
        await using var host = await TestHost.StartAsync(_ => { }, options => options.DrainTimeout = TimeSpan.FromMilliseconds(50));
        var source = new TestSource("Shop", [typeof(Goods2)]) { UnloadFailure = new InvalidOperationException("It stays.") };
        await host.Modules.AddAsync(source, Cancellation);
        var open = await host.Dispatcher.CallAsync(CallRequest.Create("Shop.Goods.Count"), Cancellation);
        var draining = new List<ModuleStatus>();
        using var watching = Microsoft.Extensions.Primitives.ChangeToken.OnChange(
            () => host.Modules.Changed,
            () => draining.AddRange(host.Modules.Modules.Where(each => each is { State: ModuleState.Draining, Stragglers.Count: > 0 })));

        await host.Modules.ReplaceAsync("Shop", new TestSource("Shop", [typeof(Goods2)]), Cancellation);

        draining[0].Stragglers.Single().Service.ShouldBe("Shop.Goods.Count");
        var leaked = host.Modules.Modules.Single(each => each.State == ModuleState.Leaked);
        leaked.Stragglers.ShouldHaveSingleItem().Service.ShouldBe("Shop.Goods.Count");
        host.Modules.Modules.Single(each => each.State == ModuleState.Active).Stragglers.ShouldBeEmpty();
        await open.DisposeAsync();
    }

    [Fact]
    public async Task Result_OfAnAddedModule_IsToldWhenItCannotBeWaitedFor()
    {
        await using var host = await TestHost.StartAsync(
            app => app.ShareWithModules<ICallDispatcher>().AddModule("App", [typeof(Passing)]), options => options.DrainTimeout = TimeSpan.FromMilliseconds(50));
        await host.Modules.AddAsync(new TestSource("Shop", [typeof(Goods2)]), Cancellation);
        await using var own = await host.Dispatcher.CallAsync(CallRequest.Create("Shop.Goods.Count"), Cancellation);
        await using var passed = await host.Dispatcher.CallAsync(CallRequest.Create("App.Passing.On"), Cancellation);
        using var caller = new CancellationTokenSource();
        await using var compiled = await host.Dispatcher.CallAsync(CallRequest.Create("App.Passing.Own"), caller.Token);
        CancellationToken[] tokens = [own.Cancellation, passed.Cancellation, compiled.Cancellation];

        await host.Modules.RemoveAsync("Shop", Cancellation);

        tokens.Select(token => token.IsCancellationRequested).ShouldBe([true, true, false]);
        tokens[2].ShouldBe(caller.Token);
    }

    [Service("App.Goods")]
    private sealed class Goods
    {
        public int Count() => 1;

        public int Fail() => throw new InvalidOperationException("sold out");

        public StreamReply Text() => new(new MemoryStream([1]));
    }

    [Service("Shop.Goods")]
    private sealed class Goods2
    {
        public int Count() => 1;
    }

    [Service("Shop.Waiting")]
    private sealed class Waiting
    {
        public Task Patiently(CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation);
    }

    [Service("App.Passing")]
    private sealed class Passing(ICallDispatcher calls)
    {
        public async Task<CallResult> On() => await calls.CallAsync(CallRequest.Create("Shop.Goods.Count"));

        public int Own() => 1;
    }

    private sealed class Stopping(Action stop) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            stop();
            return Task.CompletedTask;
        }
    }
}
