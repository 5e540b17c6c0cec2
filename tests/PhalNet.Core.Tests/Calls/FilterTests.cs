namespace PhalNet.Core.Tests.Calls;

public sealed class FilterTests
{
    [Fact]
    public async Task Filters_OfAllLevels_RunFromTheApplicationInwards()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Guarded.Order", ("id", 1));

        result.Ret.ShouldBe(200);
        result.Extras.Single(extra => extra.Key == "order").Value.ShouldBe("application early, application, module, base, class, action");
    }

    [Fact]
    public async Task EarlyFilter_ThatRefuses_EndsTheCallBeforeVerbAndRules()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Blocked.Run");

        result.Ret.ShouldBe(429);
        result.Message.ShouldBe("slow down, None");
    }

    [Fact]
    public async Task Filter_ThatRefuses_EndsTheCallAfterTheRules()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Guarded.Refused")).Message.ShouldBe("id is required.");
        var result = await host.CallAsync("App.Guarded.Refused", ("id", 7));

        result.Ret.ShouldBe(401);
        result.Message.ShouldBe("not for 7");
        System.Text.Json.JsonSerializer.Serialize(result.Data).ShouldBe("{}");
    }

    [Fact]
    public async Task Filter_ThatThrows_IsAnsweredLikeTheAction()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Guarded.Thrown")).Ret.ShouldBe(403);
        var unexpected = await host.CallAsync("App.Guarded.Failed");

        unexpected.Ret.ShouldBe(500);
        host.Log.Errors.ShouldHaveSingleItem().Exception!.Message.ShouldBe("filter broke");
    }

    [Fact]
    public async Task Filter_OfAClass_IsMadeOnceForAllItsActionsAndEndsWithTheModule()
    {
        Counting.Reset();
        await using (var host = await StartAsync())
        {
            await host.CallAsync("App.Counted.One");
            (await host.CallAsync("App.Counted.Two")).Extras.Single(extra => extra.Key == "count").Value.ShouldBe(2);
            await host.ReloadAsync();
            Counting.Disposed.ShouldBe(1);
            (await host.CallAsync("App.Counted.Two")).Extras.Single(extra => extra.Key == "count").Value.ShouldBe(1);
        }

        Counting.Disposed.ShouldBe(2);
    }

    [Theory]
    [InlineData("App.Verbs.Read", "GET", 200)]
    [InlineData("App.Verbs.Read", "get", 200)]
    [InlineData("App.Verbs.Read", "POST", 404)]
    [InlineData("App.Verbs.Write", "POST", 200)]
    [InlineData("App.Verbs.Write", "GET", 404)]
    public async Task Verb_ThatIsNotDeclared_GivesRet404(string service, string verb, int ret)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync(new CallRequest(service, CallRequest.Create("").Values) { Caller = new() { Method = verb } });

        result.Ret.ShouldBe(ret);
        if (ret == 404)
            result.Message.ShouldBe($"{service} cannot be called with this HTTP method; use {(verb == "GET" ? "POST" : "GET, HEAD")}.");
    }

    [Fact]
    public void Filter_ThatIsNone_IsRefusedWhereItIsAdded() =>
        Should.Throw<ArgumentException>(() => new Microsoft.Extensions.DependencyInjection.ServiceCollection().AddFilterOf<string>())
            .Message.ShouldContain("System.String is neither");

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(app => app.AddFilter<ApplicationFilter>().AddFilter<ApplicationEarlyFilter>()
        .AddModule("App", [typeof(Guarded), typeof(Blocked), typeof(Counted), typeof(Verbs)], module => module.AddFilter<ModuleFilter>()));

    private static void Note(ICallContext call, string step)
    {
        var seen = call.User?.Identity?.Name;
        seen = seen is null ? step : $"{seen}, {step}";
        call.User = new(new System.Security.Principal.GenericIdentity(seen));
        call.AddExtra("order", seen);
    }

    private abstract class Noting(string step) : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            Note(call, step);
            return next(call);
        }
    }

    private sealed class ApplicationFilter() : Noting("application");

    private sealed class ModuleFilter() : Noting("module");

    private sealed class BaseFilter() : Noting("base");

    private sealed class ClassFilter() : Noting("class");

    private sealed class ActionFilter() : Noting("action");

    private sealed class ApplicationEarlyFilter : IEarlyCallFilter
    {
        public ValueTask<CallFailure?> CheckAsync(ICallContext call)
        {
            call.GetParameter("id").ShouldBeNull();
            Note(call, "application early");
            return default;
        }
    }

    private sealed class Blocking : IEarlyCallFilter
    {
        public ValueTask<CallFailure?> CheckAsync(ICallContext call) =>
            new(new CallFailure(429, "slow down, {who}", new MessageArgument("who", call.GetParameter("id")?.ToString() ?? "None")));
    }

    private sealed class Refusing : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) =>
            new(call.Refuse(new(401, $"not for {call.GetParameter("id")}")));
    }

    private sealed class Throwing : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) => throw new BadRequestException("no", 3);
    }

    private sealed class Failing : ICallFilter
    {
        public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            await Task.Yield();
            throw new InvalidOperationException("filter broke");
        }
    }

    private sealed class Counting : ICallFilter, IDisposable
    {
        private int _count;

        public static int Disposed { get; private set; }

        public static void Reset() => Disposed = 0;

        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            call.AddExtra("count", ++_count);
            return next(call);
        }

        public void Dispose() => Disposed++;
    }

    [Filter(typeof(BaseFilter))]
    private abstract class GuardedBase;

    [Service("App.Guarded"), Filter(typeof(ClassFilter))]
    private sealed class Guarded : GuardedBase
    {
        [Filter(typeof(ActionFilter))]
        public void Order(int id)
        {
        }

        [Filter(typeof(Refusing))]
        public void Refused(int id)
        {
        }

        [Filter(typeof(Throwing))]
        public void Thrown()
        {
        }

        [Filter(typeof(Failing))]
        public void Failed()
        {
        }
    }

    [Service("App.Blocked"), Filter(typeof(Blocking)), Verbs("DELETE")]
    private sealed class Blocked
    {
        public void Run(int id)
        {
        }
    }

    [Service("App.Counted"), Filter(typeof(Counting))]
    private sealed class Counted
    {
        public void One()
        {
        }

        public void Two()
        {
        }
    }

    [Service("App.Verbs"), Verbs("GET", "HEAD")]
    private sealed class Verbs
    {
        public void Read()
        {
        }

        [Verbs("POST")]
        public void Write()
        {
        }
    }
}

file static class Adding
{
    public static IPhalNetBuilder AddFilterOf<T>(this Microsoft.Extensions.DependencyInjection.IServiceCollection services) where T : class =>
        Microsoft.Extensions.DependencyInjection.PhalNetServiceCollectionExtensions.AddPhalNet(services).AddFilter<T>();
}
