using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Modules;

/// <summary>Modules are added, removed and replaced while calls are served.</summary>
public sealed class ModuleHostTests
{
    // The others are left to the calls.
    [Fact]
    public async Task Modules_AddedToAServingHost_StartOnHalfOfTheProcessors()
    {
        await using var host = await StartAsync();
        var (running, most) = (0, 0);
        var gate = new Lock();

        await Task.WhenAll(Enumerable.Range(1, 2 * Environment.ProcessorCount).Select(i => host.Modules.AddAsync(
            new TestSource($"Many{i}", [])
            {
                Loading = async _ =>
                {
                    lock (gate)
                        most = Math.Max(most, ++running);
                    await Task.Yield();
                    lock (gate)
                        running--;
                },
            },
            Cancellation)));

        most.ShouldBeLessThanOrEqualTo(Math.Max(1, Environment.ProcessorCount / 2));
        host.Modules.Modules.ShouldAllBe(module => module.State == ModuleState.Active);
    }

    // A caller that blocks there would keep the module in memory.
    [Fact]
    public async Task Caller_ContinuesOutsideTheStackOfTheOperation()
    {
        await using var host = await StartAsync();

        var stack = await Task.Run(
            async () =>
            {
                await host.Modules.AddAsync(Shop(), Cancellation);
                return $"{new StackTrace()}";
            },
            Cancellation);

        stack.ShouldNotContain(nameof(ModuleOperations));
    }

    [Fact]
    public async Task Module_AddedLater_ServesCalls()
    {
        await using var host = await StartAsync();

        var status = await host.Modules.AddAsync(Shop(), Cancellation);

        status.ShouldBe(new ModuleStatus("Shop", "1.0", ModuleState.Active, status.Reasons, status.Since, 0));
        status.Reasons.ShouldBeEmpty();
        (await host.CallAsync("Shop.Goods.Count")).Data.ShouldBe(1);
        host.Modules.Modules.Select(module => module.Name).ShouldBe(["App", "Shop"]);
    }

    [Fact]
    public async Task Module_AddedTwice_IsRefusedWhateverTheCase()
    {
        await using var host = await StartAsync();
        await host.Modules.AddAsync(Shop(), Cancellation);

        (await Should.ThrowAsync<InvalidOperationException>(() => host.Modules.AddAsync(new TestSource("sHOP", []), Cancellation)))
            .Message.ShouldContain("The module sHOP already exists");
        await Should.ThrowAsync<InvalidOperationException>(() => host.Modules.AddAsync(new TestSource("App", []), Cancellation));
        await Should.ThrowAsync<ArgumentException>(() => host.Modules.AddAsync(new TestSource("no name", []), Cancellation));
    }

    [Fact]
    public async Task Module_ThatCannotWork_IsFaultedWithEveryReasonAndNobodyElseNotices()
    {
        await using var host = await StartAsync();
        var table = host.Registry.Current;
        var source = Shop(services: [typeof(Faulty), typeof(FaultyToo)]);

        var status = await host.Modules.AddAsync(source, Cancellation);

        status.State.ShouldBe(ModuleState.Faulted);
        status.Reasons.Count.ShouldBe(2);
        status.Reasons.ShouldContain(reason => reason.Contains("+Faulty.Run"));
        status.Reasons.ShouldContain(reason => reason.Contains("+FaultyToo.Run"));
        host.Registry.Current.ShouldBeSameAs(table);
        source.Unloads.ShouldBe(1);
        (await host.CallAsync("App.Old.Run")).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task Module_ThatWasFaulted_CanBeTriedAnewWithAnotherSource()
    {
        await using var host = await StartAsync();
        await host.Modules.AddAsync(Shop(services: [typeof(Faulty)]), Cancellation);

        (await host.Modules.AddAsync(Shop(version: "1.1", services: [typeof(Faulty)]), Cancellation)).Version.ShouldBe("1.1");
        (await host.Modules.AddAsync(Shop(version: "1.2"), Cancellation)).State.ShouldBe(ModuleState.Active);

        host.Modules.Modules.Count.ShouldBe(2);
        host.Modules.Modules[1].Version.ShouldBe("1.2");
    }

    [Fact]
    public async Task Names_OfAnotherModulesServices_MakeTheNewOneFaulted()
    {
        await using var host = await StartAsync();

        var status = await host.Modules.AddAsync(Shop(services: [typeof(OldToo)]), Cancellation);

        status.State.ShouldBe(ModuleState.Faulted);
        status.Reasons.ShouldContain(reason => reason.Contains("App.Old.Run is used by") && reason.Contains("+OldToo"));
        (await host.CallAsync("App.Old.Run")).Action!.Module.Name.ShouldBe("App");
    }

    [Fact]
    public async Task Module_ReplacedByAGoodOne_ServesTheNewAndEndsTheOld()
    {
        await using var host = await StartAsync();
        var (one, two) = (Shop(), Shop("2.0", number: 2));
        await host.Modules.AddAsync(one, Cancellation);
        var old = host.Registry.Modules[1];

        var status = await host.Modules.ReplaceAsync("shop", two, Cancellation);

        status.ShouldSatisfyAllConditions(() => status.State.ShouldBe(ModuleState.Active), () => status.Version.ShouldBe("2.0"));
        (await host.CallAsync("Shop.Goods.Count")).Data.ShouldBe(2);
        (one.Unloads, two.Loads, two.Unloads).ShouldBe((1, 1, 0));
        old.Draining.IsCancellationRequested.ShouldBeTrue();
        Should.Throw<ObjectDisposedException>(() => old.Services.GetService<Number>());
    }

    [Fact]
    public async Task Module_ReplacedByAFaultyOne_GoesOn()
    {
        await using var host = await StartAsync();
        var (one, two) = (Shop(), Shop("2.0", services: [typeof(Faulty)]));
        await host.Modules.AddAsync(one, Cancellation);

        var status = await host.Modules.ReplaceAsync("Shop", two, Cancellation);

        status.ShouldSatisfyAllConditions(() => status.State.ShouldBe(ModuleState.Faulted), () => status.Version.ShouldBe("2.0"));
        status.Reasons.ShouldHaveSingleItem();
        (one.Unloads, two.Unloads).ShouldBe((0, 1));
        host.Modules.Modules[1].ShouldSatisfyAllConditions(
            module => module.State.ShouldBe(ModuleState.Active),
            module => module.Version.ShouldBe("1.0"),
            module => module.Reasons.ShouldBeEmpty());
        (await host.CallAsync("Shop.Goods.Count")).Data.ShouldBe(1);
    }

    [Fact]
    public async Task Module_ReplacedByItself_ReadsConfigurationAnewAndStaysLoaded()
    {
        await using var host = await StartAsync(configuration: ("Shop:Number", "5"));
        var source = new TestSource("Shop", [typeof(Goods)],
            module => module.Services.AddSingleton(new Number(module.Configuration.GetValue<int>("Number"))));
        await host.Modules.AddAsync(source, Cancellation);
        host.Services.GetRequiredService<IConfiguration>()["Shop:Number"] = "6";

        await host.Modules.ReplaceAsync("Shop", cancellation: Cancellation);

        (await host.CallAsync("Shop.Goods.Count")).Data.ShouldBe(6);
        (source.Loads, source.Unloads).ShouldBe((2, 0));
    }

    [Fact]
    public async Task Module_Disabled_IsUnknownUntilItIsEnabled()
    {
        await using var host = await StartAsync();
        var source = Shop();
        await host.Modules.AddAsync(source, Cancellation);

        (await host.Modules.DisableAsync("Shop", Cancellation)).State.ShouldBe(ModuleState.Disabled);
        (await host.CallAsync("Shop.Goods.Count")).Ret.ShouldBe(404);
        source.Unloads.ShouldBe(1);
        (await host.Modules.DisableAsync("Shop", Cancellation)).State.ShouldBe(ModuleState.Disabled);
        (await host.Modules.EnableAsync("Shop", Cancellation)).State.ShouldBe(ModuleState.Active);
        (await host.Modules.EnableAsync("Shop", Cancellation)).State.ShouldBe(ModuleState.Active);
        (await host.CallAsync("Shop.Goods.Count")).Data.ShouldBe(1);
        source.Loads.ShouldBe(2);
    }

    [Fact]
    public async Task Module_CompiledIn_CanBeDisabledAndEnabledToo()
    {
        await using var host = await StartAsync();

        await host.Modules.DisableAsync("App", Cancellation);
        (await host.CallAsync("App.Old.Run")).Ret.ShouldBe(404);
        await host.Modules.EnableAsync("App", Cancellation);

        (await host.CallAsync("App.Old.Run")).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task Module_Removed_IsGone()
    {
        await using var host = await StartAsync();
        var source = Shop();
        await host.Modules.AddAsync(source, Cancellation);

        (await host.Modules.RemoveAsync("Shop", Cancellation)).State.ShouldBe(ModuleState.Removed);

        host.Modules.Modules.ShouldHaveSingleItem().Name.ShouldBe("App");
        host.Registry.Modules.ShouldHaveSingleItem();
        source.Unloads.ShouldBe(1);
        (await Should.ThrowAsync<InvalidOperationException>(() => host.Modules.RemoveAsync("Shop", Cancellation)))
            .Message.ShouldBe("There is no module Shop.");
        (await host.Modules.AddAsync(Shop(), Cancellation)).State.ShouldBe(ModuleState.Active);
    }

    [Fact]
    public async Task Operations_OnAModuleThatIsNotThere_AreRefused()
    {
        await using var host = await StartAsync();

        foreach (var operation in new Func<Task>[]
        {
            () => host.Modules.ReplaceAsync("Shop", Shop(), Cancellation), () => host.Modules.EnableAsync("Shop", Cancellation),
            () => host.Modules.DisableAsync("Shop", Cancellation), () => host.Modules.RemoveAsync("Shop", Cancellation),
        })
            (await Should.ThrowAsync<InvalidOperationException>(operation)).Message.ShouldBe("There is no module Shop.");
        (await Should.ThrowAsync<InvalidOperationException>(() => host.Modules.ReplaceAsync("App", Shop(), Cancellation)))
            .Message.ShouldBe("The module Shop cannot replace App.");
    }

    [Fact]
    public async Task Source_ThatCannotUnload_IsLeakedAndSaysWhy()
    {
        await using var host = await StartAsync();
        await host.Modules.AddAsync(Shop(unloadFailure: new InvalidOperationException("two types are held")), Cancellation);

        var status = await host.Modules.DisableAsync("Shop", Cancellation);

        status.State.ShouldBe(ModuleState.Leaked);
        status.Reasons.ShouldBe(["two types are held"]);
        host.Log.Lines.ShouldContain(line => line.Text == "The module Shop did not stop cleanly: two types are held");
    }

    [Fact]
    public async Task Version_ThatCannotUnloadWhenItIsReplaced_StaysVisibleBesideTheNewOne()
    {
        await using var host = await StartAsync();
        await host.Modules.AddAsync(Shop(unloadFailure: new InvalidOperationException("held")), Cancellation);

        (await host.Modules.ReplaceAsync("Shop", Shop("2.0"), Cancellation)).State.ShouldBe(ModuleState.Active);

        host.Modules.Modules.Skip(1).Select(module => (module.Version, module.State, string.Join(", ", module.Reasons)))
            .ShouldBe([("2.0", ModuleState.Active, ""), ("1.0", ModuleState.Leaked, "held")]);
    }

    [Fact]
    public async Task Module_WithInvalidOptions_IsFaultedByItsValidation()
    {
        await using var host = await StartAsync();

        var status = await host.Modules.AddAsync(new TestSource("Shop", [], Invalid("no such currency")), Cancellation);

        status.State.ShouldBe(ModuleState.Faulted);
        status.Reasons.ShouldBe(["no such currency"]);
    }

    internal static Action<IModuleBuilder> Invalid(string message) => module =>
        module.Services.AddOptions<List<string>>("x").Validate(_ => false, message).ValidateOnStart();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<TestHost> StartAsync(params (string, string?)[] configuration) =>
        TestHost.StartAsync(app => app.AddModule("App", [typeof(Old)]), configuration: configuration);

    private static TestSource Shop(
        string version = "1.0", int number = 1, Type[]? services = null, Exception? unloadFailure = null) =>
        new("Shop", services ?? [typeof(Goods)], module => module.Services.AddSingleton(new Number(number)))
        {
            VersionText = version,
            UnloadFailure = unloadFailure,
        };

    private sealed record Number(int Value);

    [Service("App.Old")]
    private sealed class Old
    {
        public void Run()
        {
        }
    }

    [Service("App.Old")]
    private sealed class OldToo
    {
        public void Run()
        {
        }
    }

    [Service("Shop.Goods")]
    private sealed class Goods(Number number)
    {
        public int Count() => number.Value;
    }

    [Service("Shop.Faulty")]
    private sealed class Faulty
    {
        public void Run(out int id) => id = 0;
    }

    [Service("Shop.FaultyToo")]
    private sealed class FaultyToo
    {
        public void Run(ref int id)
        {
        }
    }
}
