using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Modules;

/// <summary>Shared services keep their lifetimes in the host, and nothing is shared implicitly.</summary>
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
        (await TestHost.ErrorsAsync(app =>
        {
            app.Services.AddScoped<Unit>();
            app.ShareWithModules<Unit>().AddModule("App", [typeof(Holding)], module => module.Services.AddSingleton<UnitUser>());
        })).ShouldHaveSingleItem().ShouldContain("a singleton that would keep the PhalNet.Core.Tests.Modules.SharingTests+Unit of one call for all later calls");

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
        (await TestHost.ErrorsAsync(app => app.ShareWithModules<Unit>().ShareWithModules<Unit>("red").AddModule("App", []).AddModule("Other", [])))
            .ShouldBe([
                "ShareWithModules<PhalNet.Core.Tests.Modules.SharingTests+Unit>(): the host registers no such service; "
                + "add it to the host's services first, such as builder.Services.AddSingleton.",
                "ShareWithModules<PhalNet.Core.Tests.Modules.SharingTests+Unit>(\"red\"): the host registers no such service; "
                + "add it to the host's services first, such as builder.Services.AddSingleton."]);

    private class Unit : IDisposable
    {
        private static int _count;

        private readonly int _number = Interlocked.Increment(ref _count);

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
}
