using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Containment;

/// <summary>A module that exceeds its limits is faulted, and returns as its policy defines.</summary>
public sealed class GuardTests
{
    [Fact]
    public async Task Call_BeyondTheAllocationLimit_IsAnsweredAndFaultsTheModule()
    {
        await using var host = await ModulesHost.StartAsync(
            directory => new TestModule { Members = Allocate }.Write(directory),
            [("PhalNet:Modules:Limits:Shop:AllocatedBytes", "10000000")]);
        (await host.CallAsync("Shop.Hello.Allocate", ("megabytes", 1))).Ret.ShouldBe(200);

        (await host.CallAsync("Shop.Hello.Allocate", ("megabytes", 20))).Ret.ShouldBe(200);

        var status = await host.UntilAsync("Shop", ModuleState.Faulted);
        status.Reasons.ShouldHaveSingleItem().ShouldStartWith("Shop.Hello.Allocate allocated 2");
        (await host.CallAsync("Shop.Hello.Greet")).Ret.ShouldBe(404);
    }

    [Fact]
    public async Task Module_WithThePolicyReload_ComesBack()
    {
        await using var host = await ModulesHost.StartAsync(
            directory => new TestModule { Members = Allocate }.Write(directory),
            [("PhalNet:Modules:Limits:Shop:AllocatedBytes", "10000000"), ("PhalNet:Modules:Limits:Shop:OnFailure", "Reload")]);
        (await host.CallAsync("Shop.Hello.Allocate", ("megabytes", 20))).Ret.ShouldBe(200);
        await host.UntilAsync("Shop", ModuleState.Faulted);

        await host.UntilAsync("Shop", ModuleState.Active);
        (await host.CallAsync("Shop.Hello.Greet")).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task Call_ThatDoesNotHeedItsTime_FaultsTheModuleAndShowsAsLeaked()
    {
        await using var host = await ModulesHost.StartAsync(
            directory => new TestModule { Members = Endless }.Write(directory),
            [
                ("Shop:CallSeconds", "1"), ("PhalNet:Modules:Limits:Shop:OverrunSeconds", "1"), ("PhalNet:DrainTimeout", "00:00:01"),
                ("PhalNet:Modules:UnloadSeconds", "1"),
            ]);

        (await host.CallAsync("Shop.Hello.Loop")).Ret.ShouldBe(504);

        var status = await host.UntilAsync("Shop", ModuleState.Leaked);
        string.Join(" ", status.Reasons).ShouldContain("Shop.Hello.Loop has run for more than 2 s");
        (await host.CallAsync("Shop.Hello.Greet")).Ret.ShouldBe(404);
        Stop();
    }

    [Fact]
    public async Task Call_OfAVersionThatLeaves_DoesNotFaultTheOneInItsPlace()
    {
        await using var host = await ModulesHost.StartAsync(
            directory => new TestModule { Members = Endless }.Write(directory),
            [
                ("Shop:CallSeconds", "1"), ("PhalNet:Modules:Limits:Shop:OverrunSeconds", "3"), ("PhalNet:DrainTimeout", "00:00:06"),
                ("PhalNet:Modules:UnloadSeconds", "1"),
            ]);
        (await host.CallAsync("Shop.Hello.Loop")).Ret.ShouldBe(504);

        new TestModule { Version = "2.0.0" }.Write(host.Watched);

        await host.UntilAsync("Shop", ModuleState.Leaked, "1.0.0");
        var change = (await host.States.GetWantedAsync(default)).Change;
        await host.UntilCarriedOutAsync(change);
        Stop();
        host.Modules.Modules.Single(module => module.Version == "2.0.0").State.ShouldBe(ModuleState.Active);
        (await host.States.GetHistoryAsync("Shop", 10, default)).ShouldNotContain(entry => entry.Operation == "faulted");
    }

    private const string Endless =
        "public static volatile bool Goes = true; public int Loop() { while (Goes) Thread.SpinWait(100); return 1; }";

    // A loop that never ends would occupy a processor for all other tests.
    private static void Stop()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name == "Shop"))
            assembly.GetType("Modules.Shop.Hello")?.GetField("Goes")?.SetValue(null, false);
    }

    [Fact]
    public async Task Calls_BeyondTheConcurrencyLimit_WaitOrAreRefused()
    {
        await using var host = await ModulesHost.StartAsync(
            directory => new TestModule
            {
                Members = "public async Task<int> Wait(CancellationToken cancellation) { await Task.Delay(-1, cancellation); return 1; }",
            }.Write(directory),
            [("PhalNet:Modules:Limits:Shop:Concurrency", "1"), ("PhalNet:Modules:Limits:Shop:Queue", "0")]);
        using var end = new CancellationTokenSource();
        var dispatcher = (ICallDispatcher)host.Services.GetService(typeof(ICallDispatcher))!;
        var waiting = dispatcher.CallAsync(CallRequest.Create("Shop.Hello.Wait"), end.Token).AsTask();

        (await host.CallAsync("Shop.Hello.Greet")).Ret.ShouldBe(503);

        await end.CancelAsync();
        await (await waiting).DisposeAsync();
        (await host.CallAsync("Shop.Hello.Greet")).Ret.ShouldBe(200);
    }

    private const string Allocate = """
        public async Task<int> Allocate(int megabytes)
        {
            var sum = 0;
            for (var i = 0; i < megabytes; i++)
            {
                await Task.Yield();
                sum += new byte[1_000_000].Length;
            }

            return sum;
        }
        """;
}
