using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet.Core.Tests.Modules;

/// <summary>What the host hands to its modules lives as long as it does in the host, and nothing flows unasked.</summary>
public sealed class SharingTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task ScopedService_IsOneObjectForEachCall_InTheModuleAndInFiltersOfTheHost(string environment)
    {
        await using var host = await TestHost.StartAsync(
            app =>
            {
                app.Services.AddScoped<Unit>();
                app.ShareWithModules<Unit>().AddFilter<UnitFilter>()
                    .AddModule("App", [typeof(Units)], module => module.Services.AddTransient<UnitUser>());
            },
            environment: environment);

        var calls = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var result = await host.CallAsync("App.Units.Run");
            calls.Add($"{result.Data} {result.Extras.Single().Value}".Split(' ').Distinct().ShouldHaveSingleItem());
        }

        calls.ShouldBeUnique();
    }

    [Fact]
    public async Task ScopedService_IsDisposedWithItsCall()
    {
        await using var host = await TestHost.StartAsync(app =>
        {
            app.Services.AddScoped<Unit>();
            app.ShareWithModules<Unit>().AddModule("App", [typeof(Keeping)], module => module.Services.AddSingleton<Kept>());
        });

        (await host.CallAsync("App.Keeping.Run")).Data.ShouldBe(false);
        (await host.CallAsync("App.Keeping.Run")).Data.ShouldBe(true);
    }

    [Fact]
    public async Task ScopedService_InAScopeOfTheModuleOutsideOfACall_IsOneOfThatScope()
    {
        await using var host = await TestHost.StartAsync(app =>
        {
            app.Services.AddScoped<Unit>();
            app.ShareWithModules<Unit>().AddModule("App", [typeof(Scoping)]);
        });

        (await host.CallAsync("App.Scoping.Run")).Data.ShouldBe("True False True");
    }

    [Fact]
    public async Task ScopedService_InASingletonOfTheModule_StopsTheStart() =>
        (await TestHost.MistakesAsync(app =>
        {
            app.Services.AddScoped<Unit>();
            app.ShareWithModules<Unit>().AddModule("App", [typeof(Holding)], module => module.Services.AddSingleton<UnitUser>());
        })).ShouldHaveSingleItem().ShouldContain("a singleton that would keep the PhalNet.Core.Tests.Modules.SharingTests+Unit of one call for all others");

    [Fact]
    public async Task TransientService_IsMadeForEachThatAsks()
    {
        await using var host = await TestHost.StartAsync(app =>
        {
            app.Services.AddTransient<Unit>();
            app.ShareWithModules<Unit>().AddModule("App", [typeof(Units)], module => module.Services.AddSingleton<UnitUser>());
        });

        ((string)(await host.CallAsync("App.Units.Run")).Data!).Split(' ').Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task KeyedGenericAndListedServices_KeepTheirLifetimes()
    {
        await using var host = await TestHost.StartAsync(app =>
        {
            app.Services.AddKeyedScoped<Unit>("red").AddScoped(typeof(Box<>)).AddScoped<Unit>().AddSingleton<Unit>();
            app.ShareWithModules<Unit>("red").ShareWithModules<Box<int>>().ShareWithModules<IEnumerable<Unit>>()
                .AddModule("App", [typeof(Several)]);
        });

        var first = ((string)(await host.CallAsync("App.Several.Run")).Data!).Split(' ');
        var second = ((string)(await host.CallAsync("App.Several.Run")).Data!).Split(' ');

        first.Zip(second, (one, other) => one == other).ShouldBe([false, false, false, true]);
    }

    [Fact]
    public async Task Service_ThatTheHostDoesNotHave_StopsTheStart() =>
        (await TestHost.MistakesAsync(app => app.ShareWithModules<Unit>().ShareWithModules<Unit>("red").AddModule("App", []).AddModule("Other", [])))
            .ShouldBe([
                "ShareWithModules<PhalNet.Core.Tests.Modules.SharingTests+Unit>(): the host registers no such service; "
                + "add it to the host's services first, such as builder.Services.AddSingleton.",
                "ShareWithModules<PhalNet.Core.Tests.Modules.SharingTests+Unit>(\"red\"): the host registers no such service; "
                + "add it to the host's services first, such as builder.Services.AddSingleton."]);

    [Fact]
    public async Task Options_OfTheHost_ReachModulesInAllFormsWithNamesAndChanges()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Limit", "1"), new("Named:Limit", "2")]).Build();
        await using var host = await TestHost.StartAsync(app =>
        {
            app.Services.Configure<Limits>(configuration).Configure<Limits>("Named", configuration.GetSection("Named"));
            app.ShareOptionsWithModules<Limits>().AddModule("App", [typeof(Limited)], module => module.Services.AddSingleton<Changes>());
        });

        (await host.CallAsync("App.Limited.Run")).Data.ShouldBe("1 1 2 1 2 0");
        configuration["Limit"] = "5";
        configuration.Reload();

        (await host.CallAsync("App.Limited.Run")).Data.ShouldBe("1 5 2 5 2 1");
    }

    [Fact]
    public async Task Options_AreNotHeldByAModuleThatHasLeft()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Limit", "1")]).Build();
        var changes = new Changes();
        await using var host = await TestHost.StartAsync(app =>
        {
            app.Services.Configure<Limits>(configuration);
            app.ShareOptionsWithModules<Limits>().AddModule("App", [typeof(Limited)], module => module.Services.AddSingleton(changes));
        });
        await host.CallAsync("App.Limited.Run");

        await host.Modules.RemoveAsync("App", TestContext.Current.CancellationToken);
        configuration.Reload();

        changes.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Options_ThatTheModuleConfiguresItself_StopTheStart() =>
        (await TestHost.MistakesAsync(app => app.ShareOptionsWithModules<Limits>()
            .AddModule("App", [], module => module.Services.Configure<Limits>(limits => limits.Limit = 3)))).ShouldBe([
                "The module App configures PhalNet.Core.Tests.Modules.SharingTests+Limits, which the host shares: take the module's Configure out, "
                + "or the host's ShareOptionsWithModules<PhalNet.Core.Tests.Modules.SharingTests+Limits>()."]);

    [Fact]
    public async Task ModuleServices_AreChangedByTheHostLastOfAll()
    {
        await using var host = await TestHost.StartAsync(app =>
        {
            app.Services.ConfigurePhalNetModule("shop", services => services.AddSingleton(new Unit { Name = "first" }));
            app.Services.AddSingleton(new Unit { Name = "host" });
            app.ShareWithModules<Unit>()
                .AddModule("Shop", [typeof(Named)], module => module.Services.AddSingleton(new Unit { Name = "module" }))
                .AddModule("Other", [typeof(OtherNamed)]);
            app.Services.ConfigurePhalNetModule("Shop", services => services.AddSingleton(new Unit { Name = "test" }));
        });

        (await host.CallAsync("Shop.Named.Run")).Data.ShouldBe("test");
        (await host.CallAsync("Other.Named.Run")).Data.ShouldBe("host");
        host.Log.Lines.ShouldNotContain(line => line.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task ModuleThatDoesNotExist_IsWarnedOfWithTheNearestName()
    {
        await using var host = await TestHost.StartAsync(app =>
        {
            app.Services.ConfigurePhalNetModule("Shpo", _ => { }).ConfigurePhalNetModule("Warehouse", _ => { });
            app.AddModule("Shop", []).AddModule("Other", []);
        });

        host.Log.Lines.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text).ShouldBe([
            "ConfigurePhalNetModule names Shpo, which no module is called: is it Shop? It counts for a module of that name added later",
            "ConfigurePhalNetModule names Warehouse, which no module is called: the modules are Shop, Other. It counts for a module of that name added later"]);
    }

    [Fact]
    public async Task ModuleAddedLater_IsConfiguredToo()
    {
        await using var host = await TestHost.StartAsync(app => app.Services.ConfigurePhalNetModule(
            "Shop", services => services.AddSingleton(new Unit { Name = "later" })));

        await host.Modules.AddAsync(new TestSource("Shop", [typeof(Named)]), TestContext.Current.CancellationToken);

        (await host.CallAsync("Shop.Named.Run")).Data.ShouldBe("later");
    }

    private class Unit : IDisposable
    {
        private static int _count;

        private readonly int _number = Interlocked.Increment(ref _count);

        public string Name { get; init; } = "";

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;

        public override string ToString() => $"{_number}";
    }

    private sealed class Box<T> : Unit;

    private sealed class UnitUser(Unit unit)
    {
        public Unit Unit => unit;
    }

    private sealed class UnitFilter(Unit unit) : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            call.AddExtra("unit", unit);
            return next(call);
        }
    }

    [Service("App.Units")]
    private sealed class Units(Unit unit, UnitUser user)
    {
        public string Run() => $"{unit} {user.Unit}";
    }

    private sealed class Kept
    {
        public Unit? Unit { get; set; }
    }

    [Service("App.Keeping")]
    private sealed class Keeping(Unit unit, Kept kept)
    {
        public bool Run()
        {
            var wasDisposed = kept.Unit?.IsDisposed ?? false;
            kept.Unit = unit;
            return wasDisposed;
        }
    }

    [Service("App.Scoping")]
    private sealed class Scoping(IServiceScopeFactory scopes, Unit unit)
    {
        public async Task<string> Run()
        {
            Unit inner;
            bool isSame, isDisposed;
            await using (var scope = scopes.CreateAsyncScope())
            {
                inner = scope.ServiceProvider.GetRequiredService<Unit>();
                isSame = ReferenceEquals(inner, scope.ServiceProvider.GetRequiredService<Unit>());
                isDisposed = inner.IsDisposed;
            }

            return $"{isSame} {isDisposed || ReferenceEquals(inner, unit)} {inner.IsDisposed}";
        }
    }

    [Service("App.Holding")]
    private sealed class Holding(UnitUser user)
    {
        public string Run() => $"{user.Unit}";
    }

    [Service("App.Several")]
    private sealed class Several([FromKeyedServices("red")] Unit keyed, Box<int> box, IEnumerable<Unit> units)
    {
        public string Run() => $"{keyed} {box} {string.Join(' ', units)}";
    }

    private sealed class Limits
    {
        public int Limit { get; set; }
    }

    private sealed class Changes
    {
        private bool _isListening;

        public int Count { get; private set; }

        public void Listen(IOptionsMonitor<Limits> monitor)
        {
            if (!_isListening)
                monitor.OnChange((_, name) => Count += name == Options.DefaultName ? 1 : 0);
            _isListening = true;
        }
    }

    [Service("App.Limited")]
    private sealed class Limited(IOptions<Limits> fixedOptions, IOptionsSnapshot<Limits> snapshot, IOptionsMonitor<Limits> monitor, Changes changes)
    {
        public string Run()
        {
            changes.Listen(monitor);
            return $"{fixedOptions.Value.Limit} {snapshot.Value.Limit} {snapshot.Get("Named").Limit} {monitor.CurrentValue.Limit} "
                + $"{monitor.Get("Named").Limit} {changes.Count}";
        }
    }

    [Service("Shop.Named")]
    private sealed class Named(Unit unit)
    {
        public string Run() => unit.Name;
    }

    [Service("Other.Named")]
    private sealed class OtherNamed(Unit unit)
    {
        public string Run() => unit.Name;
    }
}
