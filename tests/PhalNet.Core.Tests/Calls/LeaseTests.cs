namespace PhalNet.Core.Tests.Calls;

/// <summary>Whatever the outcome of a call, its lease is released exactly once, when the result is disposed.</summary>
public sealed partial class LeaseTests
{
    [Theory]
    [InlineData("App.Plain.Run")]
    [InlineData("App.Plain.Stream")]
    [InlineData("App.Plain.OwnStream")]
    [InlineData("App.Plain.Fail")]
    [InlineData("App.Plain.Refuse")]
    [InlineData("App.Plain.FailScope")]
    [InlineData("App.Plain.FailFilter")]
    [InlineData("App.Plain.NoResult")]
    [InlineData("App.Outer.Pass")]
    [InlineData("App.Outer.PassStream")]
    [InlineData("App.Outer.PassByFilter")]
    [InlineData("App.Outer.DropData")]
    [InlineData("App.Outer.DropStream")]
    [InlineData("App.Outer.DropStreamOfHandler")]
    [InlineData("App.Outer.DropForeignOfFilter")]
    [InlineData("App.Outer.FailAfterNext")]
    public async Task Result_UntilItIsDisposed_HoldsAndThenGivesBackOnce(string service)
    {
        await using var host = await StartAsync();

        var result = await host.Dispatcher.CallAsync(CallRequest.Create(service));
        Open(host, "App").ShouldBe(1);
        await result.DisposeAsync();
        await result.DisposeAsync();

        host.Registry.Modules.ShouldAllBe(module => module.OpenCalls == 0);
        Tracked.Open.Value!.Value.ShouldBe(0);
    }

    [Theory]
    [InlineData("App.Outer.Pass")]
    [InlineData("App.Outer.PassStream")]
    [InlineData("App.Outer.PassByFilter")]
    [InlineData("App.Outer.DropData")]
    [InlineData("App.Outer.DropStream")]
    public async Task ResultOfAnotherModule_PassedOnOrDropped_KeepsItsLease(string service)
    {
        await using var host = await StartAsync();

        var result = await host.Dispatcher.CallAsync(CallRequest.Create(service));

        Open(host, "Inner").ShouldBe(1);
        await result.DisposeAsync();
        Open(host, "Inner").ShouldBe(0);
    }

    [Fact]
    public async Task ResultOfAnotherModule_PassedOn_IsWrittenWithTheSerializerOfItsModule()
    {
        await using var host = await StartAsync();
        var inner = host.Registry.Modules.Single(module => module.Name == "Inner").ReplyJson;

        (await host.CallAsync("App.Outer.Pass")).Json.ShouldBeSameAs(inner);
        (await host.CallAsync("App.Outer.PassByFilter")).Json.ShouldBeSameAs(inner);
        (await host.CallAsync("App.Plain.Run")).Json.ShouldBeSameAs(host.Registry.Modules.Single(module => module.Name == "App").ReplyJson);
        (await host.CallAsync("App.Nothing.Run")).Json.ShouldBeNull();
    }

    [Fact]
    public async Task Stream_WhoseDisposalFails_GivesEverythingBack()
    {
        await using var host = await StartAsync();
        var result = await host.Dispatcher.CallAsync(CallRequest.Create("App.Outer.PassBroken"));

        await Should.ThrowAsync<Exception>(async () => await result.DisposeAsync());

        host.Registry.Modules.ShouldAllBe(module => module.OpenCalls == 0);
        Tracked.Open.Value!.Value.ShouldBe(0);
    }

    [Theory]
    [InlineData("App.Plain.Stream", "App")]
    [InlineData("App.Plain.OwnStream", "App")]
    [InlineData("App.Outer.PassStream", "App")]
    [InlineData("App.Outer.PassStream", "Inner")]
    public async Task Draining_OfABody_EndsWithEveryModuleItHolds(string service, string replaced)
    {
        await using var host = await StartAsync();
        var result = await host.Dispatcher.CallAsync(CallRequest.Create(service));
        var draining = result.Draining;
        var ended = draining.WaitAsync();
        draining.IsCancellationRequested.ShouldBeFalse();

        var replacing = host.Modules.ReplaceAsync(replaced, cancellation: Cancellation);
        await ended.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        replacing.IsCompleted.ShouldBeFalse();
        await result.DisposeAsync();

        (await replacing).State.ShouldBe(ModuleState.Active);
    }

    [Fact]
    public async Task Draining_OfTheCall_EndsStreamsAndNotOrdinaryCalls()
    {
        await using var host = await StartAsync();
        var gate = Plain.Gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var calling = host.Dispatcher.CallAsync(CallRequest.Create("App.Plain.Wait"), Cancellation).AsTask();
        var draining = host.Registry.Modules.Single(module => module.Name == "App").Draining.WaitAsync();

        var replacing = host.Modules.ReplaceAsync("App", cancellation: Cancellation);
        await draining.WaitAsync(Cancellation);
        replacing.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await using (var result = await calling)
            result.Data.ShouldBe("draining True, cancelled False");

        (await replacing).State.ShouldBe(ModuleState.Active);
    }

    [Fact]
    public async Task Selector_ThatFails_IsAnsweredAndHoldsNothing()
    {
        var selector = new Selector { Failure = new InvalidOperationException("no choice") };
        await using var host = await StartAsync(selector);

        (await host.CallAsync("App.Plain.Run")).Ret.ShouldBe(500);

        host.Log.Errors.ShouldHaveSingleItem().Exception!.Message.ShouldBe("no choice");
        host.Registry.Modules.ShouldAllBe(module => module.OpenCalls == 0);
    }

    [Fact]
    public async Task Selector_WithATableOfItsOwn_IsAskedAboutEveryCall()
    {
        var selector = new Selector { Choose = (request, snapshot) => request.Values.Get("canary").Kind == CallValueKind.Missing
            ? snapshot.Table : new(snapshot.Table.Actions.Where(action => action.Name != "App.Plain.Run")) };
        await using var host = await StartAsync(selector);

        (await host.CallAsync("App.Plain.Run")).Ret.ShouldBe(200);
        (await host.CallAsync("App.Plain.Run", ("canary", 1))).Ret.ShouldBe(404);
    }

    [Fact]
    public async Task Call_OfAModuleThatWasClosedMeanwhile_IsMadeOnTheNextSnapshot()
    {
        var selector = new Selector();
        await using var host = await StartAsync(selector);
        var old = host.Registry.Snapshot;
        selector.Choose = (_, _) =>
        {
            // The module is replaced while the caller still uses the old table.
            selector.Choose = null;
            host.ReloadAsync().GetAwaiter().GetResult();
            return old.Table;
        };

        var result = await host.CallAsync("App.Plain.Run");

        result.Ret.ShouldBe(200);
        result.Action!.Module.ShouldBeSameAs(host.Registry.Modules.Single(module => module.Name == "App"));
        old.Modules.ShouldAllBe(module => module.OpenCalls == 0);
    }

    [Fact]
    public async Task Call_OfAClosedModuleWithoutANextSnapshot_GivesRet503()
    {
        var selector = new Selector();
        await using var host = await StartAsync(selector);
        var old = host.Registry.Snapshot.Table;
        await host.ReloadAsync();
        selector.Choose = (_, _) => old;

        var result = await host.CallAsync("App.Plain.Run");

        result.Ret.ShouldBe(503);
        result.Message.ShouldContain("App.Plain.Run");
        host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Calls_WhileTheModuleIsReplacedAgainAndAgain_AreAllServed()
    {
        await using var host = await StartAsync();
        using var end = new CancellationTokenSource();
        async Task<int> CallAsync()
        {
            var failed = 0;
            while (!end.IsCancellationRequested)
                failed += (await host.CallAsync("App.Outer.Pass")).Ret == 200 ? 0 : 1;
            return failed;
        }

        var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(CallAsync)).ToArray();
        var modules = host.Modules;
        for (var i = 0; i < 20; i++)
            (await modules.ReplaceAsync(i % 2 == 0 ? "App" : "Inner", cancellation: Cancellation)).State.ShouldBe(ModuleState.Active);
        await end.CancelAsync();

        (await Task.WhenAll(callers)).Sum().ShouldBe(0);
        modules.Modules.ShouldAllBe(module => module.State == ModuleState.Active && module.OpenCalls == 0);
        host.Log.Lines.ShouldNotContain(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int Open(TestHost host, string module) => host.Registry.Modules.Single(loaded => loaded.Name == module).OpenCalls;
}

internal static class Waiting
{
    public static Task WaitAsync(this CancellationToken token)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(ended.SetResult);
        return ended.Task;
    }
}
