using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Calls;

public sealed class ScopeTests
{
    [Fact]
    public async Task Service_OfSingletonsOnly_RunsWithoutAScopeAndIsNewEachTime()
    {
        await using var host = await StartAsync();

        var first = await host.CallAsync("App.Light.Me");
        var second = await host.CallAsync("App.Light.Me");

        second.Data.ShouldNotBeSameAs(first.Data);
        var handler = host.Registry.Current.Actions.Single(action => action.Name == "App.Light.Me").Handler;
        ((MethodHandler)handler.Target!).Activator.NeedsScope.ShouldBeFalse();
    }

    [Fact]
    public async Task Service_WithAScopedDependency_HasAScopeThatEndsWithTheCall()
    {
        await using var host = await StartAsync();

        var used = (await host.CallAsync("App.Heavy.Me")).Data.ShouldBeOfType<Scoped>();

        used.WasOpen.ShouldBeTrue();
        used.IsDisposed.ShouldBeTrue();
        (await host.CallAsync("App.Heavy.Me")).Data.ShouldNotBeSameAs(used);
    }

    [Theory]
    [InlineData("Fail", 500)]
    [InlineData("Refuse", 400)]
    public async Task Service_WhoseActionFails_HasItsScopeEndedToo(string action, int ret)
    {
        await using var host = await StartAsync();
        Scoped.Last = null;

        (await host.CallAsync($"App.Heavy.{action}")).Ret.ShouldBe(ret);

        Scoped.Last!.IsDisposed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("App.Disposing.Me")]
    [InlineData("App.DisposingLater.Me")]
    public async Task Service_ThatIsDisposable_IsDisposedAfterTheCall(string name)
    {
        await using var host = await StartAsync();

        var service = (IDisposedOrNot)(await host.CallAsync(name)).Data!;

        service.WasOpen.ShouldBeTrue();
        service.IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public async Task Body_OfAScopedService_KeepsTheScopeUntilTheResultIsDisposed()
    {
        await using var host = await StartAsync();

        var result = await host.Dispatcher.CallAsync(CallRequest.Create("App.Heavy.Body"));
        var scoped = Scoped.Last!;
        result.Body.ShouldBeOfType<StreamReply>().Content.CanRead.ShouldBeTrue();
        scoped.IsDisposed.ShouldBeFalse();
        await result.DisposeAsync();

        scoped.IsDisposed.ShouldBeTrue();
        ((StreamReply)result.Data!).Content.CanRead.ShouldBeFalse();
    }

    [Fact]
    public async Task Body_OfACallThatAnotherPassesOn_KeepsBothScopesHeadersAndExtras()
    {
        await using var host = await StartAsync();

        var result = await host.Dispatcher.CallAsync(CallRequest.Create("App.Forwarding.Body"));
        var scoped = Scoped.Last!;
        scoped.IsDisposed.ShouldBeFalse();
        result.Extras.ShouldBe([new("from", "inner")]);
        await result.DisposeAsync();

        scoped.IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public async Task Service_RegisteredByTheModuleItself_IsMadeInTheModulesWay()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Light)],
            module => module.Services.AddTransient(_ => new Light(new Single()) { Name = "by factory" })));

        (await host.CallAsync("App.Light.Me")).Data.ShouldBeOfType<Light>().Name.ShouldBe("by factory");
    }

    [Fact]
    public async Task Service_WithKeyedOptionalAndManyDependencies_IsFilled()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Choosy.Run")).Data.ShouldBe("keyed 2 none");
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(app => app
        .AddModule("App", [typeof(Light), typeof(Heavy), typeof(Disposing), typeof(DisposingLater), typeof(Forwarding), typeof(Choosy)], module =>
        {
            module.Services.AddSingleton<Single>().AddSingleton<Single>().AddScoped<Scoped>();
            module.Services.AddKeyedSingleton<Single>("k", (_, _) => new Single { Name = "keyed" });
        })
        .ShareWithModules<ICallDispatcher>());

    private interface IDisposedOrNot
    {
        bool WasOpen { get; }

        bool IsDisposed { get; }
    }

    private sealed class Single
    {
        public string Name { get; init; } = "";
    }

    private sealed class Scoped : IDisposable
    {
        public Scoped() => Last = this;

        public static Scoped? Last { get; set; }

        public bool WasOpen { get; set; }

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    [Service("App.Light")]
    private sealed class Light(Single single)
    {
        public string Name { get; init; } = single.Name;

        public Light Me() => this;
    }

    [Service("App.Heavy")]
    private sealed class Heavy(Scoped scoped, ICallContext call)
    {
        public Scoped Me()
        {
            scoped.WasOpen = !scoped.IsDisposed;
            return scoped;
        }

        public void Fail() => throw new InvalidOperationException();

        public CallResult Refuse() => CallResult.Failure(400, "no");

        public StreamReply Body()
        {
            call.AddExtra("from", "inner");
            return new(new MemoryStream([1, 2, 3]));
        }
    }

    [Service("App.Forwarding")]
    private sealed class Forwarding(ICallDispatcher dispatcher)
    {
        public async Task<CallResult> Body() => await dispatcher.CallAsync(CallRequest.Create("App.Heavy.Body"));
    }

    [Service("App.Disposing")]
    private sealed class Disposing : IDisposable, IDisposedOrNot
    {
        public bool WasOpen { get; private set; }

        public bool IsDisposed { get; private set; }

        public Disposing Me()
        {
            WasOpen = !IsDisposed;
            return this;
        }

        public void Dispose() => IsDisposed = true;
    }

    [Service("App.DisposingLater")]
    private sealed class DisposingLater : IAsyncDisposable, IDisposedOrNot
    {
        public bool WasOpen { get; private set; }

        public bool IsDisposed { get; private set; }

        public DisposingLater Me()
        {
            WasOpen = !IsDisposed;
            return this;
        }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return default;
        }
    }

    [Service("App.Choosy")]
    private sealed class Choosy([FromKeyedServices("k")] Single keyed, IEnumerable<Single> all, Uri? none = null)
    {
        public string Run() => $"{keyed.Name} {all.Count()} {none?.ToString() ?? "none"}";
    }
}
