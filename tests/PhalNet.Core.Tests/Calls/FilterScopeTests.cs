using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Calls;

/// <summary>The lifetimes of filters: one instance, or one per call from the scope of the module or of the application.</summary>
public sealed class FilterScopeTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Filter_WithTheCallOrAScopedService_IsMadeForEachCall(string environment)
    {
        await using var host = await StartAsync(environment);

        var first = await host.CallAsync("App.Plain.Run");
        var second = await host.CallAsync("App.Plain.Run");

        first.Ret.ShouldBe(200, string.Join("; ", host.Log.Errors.Select(line => line.Exception)));
        first.Extras.Select(extra => extra.Key).ShouldBe(["OfApplication", "OfModule", "OfTransient", "Disposable", "same"]);
        foreach (var (name, made) in first.Extras)
            second.Extras.Single(extra => extra.Key == name).Value.ShouldNotBeSameAs(made, name);
        host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Filter_OfAScope_SharesItsServicesWithTheAction()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Plain.Run");

        result.Data.ShouldBeSameAs(result.Extras.Single(extra => extra.Key == "same").Value);
    }

    [Fact]
    public async Task Filter_ThatIsTransientAndDisposable_IsDisposedWithTheCall()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Plain.Run");

        result.Extras.Single(extra => extra.Key == "Disposable").Value.ShouldBeOfType<Disposable>().IsDisposed.ShouldBeTrue();
    }

    private static Task<TestHost> StartAsync(string environment = "Production") => TestHost.StartAsync(
        app =>
        {
            app.Services.AddScoped<Scoped>();
            app.AddFilter<OfApplication>().AddModule("App", [typeof(Plain)], module =>
            {
                module.Services.AddScoped<Scoped>().AddTransient<Store>().AddTransient<Disposable>();
                module.AddFilter<OfModule>().AddFilter<OfTransient>().AddFilter<Disposable>();
            });
        },
        environment: environment);

    private sealed class Scoped;

    private sealed class Store(Scoped scoped)
    {
        public Scoped Scoped => scoped;
    }

    private abstract class Noting : ICallFilter
    {
        public virtual ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            call.AddExtra(GetType().Name, this);
            return next(call);
        }
    }

    private sealed class OfApplication(ICallContext own, Scoped scoped) : Noting
    {
        public override ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            own.ShouldBeSameAs(call);
            scoped.ShouldNotBeNull();
            return base.InvokeAsync(call, next);
        }
    }

    private sealed class OfModule(ICallContext own) : Noting
    {
        public override ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            own.ShouldBeSameAs(call);
            return base.InvokeAsync(call, next);
        }
    }

    // Its dependency is transient and depends on a scoped service.
    private sealed class OfTransient(Store store) : Noting
    {
        public override async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            var result = await base.InvokeAsync(call, next);
            call.AddExtra("same", store.Scoped);
            return result;
        }
    }

    private sealed class Disposable : Noting, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public override ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            ObjectDisposedException.ThrowIf(IsDisposed, this);
            return base.InvokeAsync(call, next);
        }

        public void Dispose() => IsDisposed = true;
    }

    [Service("App.Plain")]
    private sealed class Plain(Scoped scoped)
    {
        public object Run() => scoped;
    }
}
