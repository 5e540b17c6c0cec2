namespace PhalNet.Core.Tests.Calls;

/// <summary>What filters make of a call by going around it.</summary>
public sealed class FilterOutcomeTests
{
    [Fact]
    public async Task Filters_OfDifferentOrder_RunTheLowestFirstWhateverTheirLevel()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Ordered.Run")).Extras.Single().Value
            .ShouldBe("class 100, module 300, action 300, application 400, action 500; action 500, application 400, action 300, module 300, class 100");
    }

    [Fact]
    public async Task Filters_OfTheSameOrder_RunFromTheApplicationInwardsAsTheyWereAdded()
    {
        await using var host = await TestHost.StartAsync(app => app.AddFilter<First>().AddFilter<Second>()
            .AddModule("App", [typeof(Same)], module => module.AddFilter<Third>().AddFilter<Fourth>()));

        (await host.CallAsync("App.Same.Run")).Extras.Single().Value.ShouldBe("first, second, third, fourth; fourth, third, second, first");
    }

    [Fact]
    public async Task Filter_ThatGivesAnotherResult_ChangesTheOutcome()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Outcomes.Changed");

        result.Ret.ShouldBe(201);
        result.Data.ShouldBe("was 5");
        result.Action!.Name.ShouldBe("App.Outcomes.Changed");
    }

    [Fact]
    public async Task Filter_ThatCallsNextTwice_RunsTheActionTwice()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Outcomes.Twice")).Data.ShouldBe(2);
    }

    [Fact]
    public async Task Filter_ThatDoesNotCallNext_AnswersInPlaceOfTheAction()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Outcomes.Never")).Data.ShouldBe("cached");
        host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Filter_ThatThrowsAfterNext_IsAnsweredInPlaceOfTheAction()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Outcomes.Late");

        result.Ret.ShouldBe(409);
        result.Message.ShouldBe("too late");
    }

    [Fact]
    public async Task Filter_ThatCatchesWhatTheActionThrows_GivesTheOutcome()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Outcomes.Caught")).Data.ShouldBe("caught action broke");
        host.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("App.Outcomes.Other")]
    [InlineData("App.Added.Other")]
    public async Task Filter_ThatPassesOnAnotherContext_IsToldSo(string service)
    {
        await using var host = await StartAsync();

        (await host.CallAsync(service)).Ret.ShouldBe(500);

        host.Log.Errors.ShouldHaveSingleItem().Exception!.Message.ShouldContain("A filter passes on the call that it was given; this is a ");
    }

    [Fact]
    public async Task Filter_ThatGivesNull_IsToldSo()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Outcomes.Nothing")).Ret.ShouldBe(500);

        host.Log.Errors.ShouldHaveSingleItem().Exception!.Message.ShouldBe("A filter or handler of App.Outcomes.Nothing gave null in place of a result.");
    }

    [Fact]
    public async Task HeadersExtrasAndLanguage_SetAfterNext_AreInTheResult()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Outcomes.Added");

        result.Headers.ShouldBe([new("x-action", "1"), new("x-filter", "2")]);
        result.Extras.ShouldBe([new("of", "filter")]);
        result.Language.ShouldBe("zh-CN");
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(app => app.AddFilter<Application400>(400)
        .AddModule("App", [typeof(Ordered), typeof(Outcomes)], module => module.AddFilter<Module300>(300)
            .AddAction(new Named(), _ => new(CallResult.Success(1))).AddFilter<PassingOther>()));

    private sealed record Named : IActionDescription
    {
        public string Namespace => "App";

        public string Class => "Added";

        public string Action => "Other";
    }

    private abstract class Noting(string name) : ICallFilter
    {
        public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            if (!call.Action.Name.EndsWith(".Run", StringComparison.Ordinal))
                return await next(call);
            var before = call.User?.Identity?.Name;
            call.User = new(new System.Security.Principal.GenericIdentity(before is null ? name : $"{before}, {name}"));
            var result = await next(call);
            var all = call.User!.Identity!.Name!;
            call.User = new(new System.Security.Principal.GenericIdentity(all + (all.Contains(';') ? ", " : "; ") + name));
            call.AddExtra("order", call.User.Identity!.Name);
            return result;
        }
    }

    private sealed class Application400() : Noting("application 400");

    private sealed class Module300() : Noting("module 300");

    private sealed class Class100() : Noting("class 100");

    private sealed class Action300() : Noting("action 300");

    private sealed class Action500() : Noting("action 500");

    private sealed class First() : Noting("first");

    private sealed class Second() : Noting("second");

    private sealed class Third() : Noting("third");

    private sealed class Fourth() : Noting("fourth");

    [Service("App.Ordered"), Filter(typeof(Class100), Order = FilterOrder.Signature)]
    private sealed class Ordered
    {
        [Filter(typeof(Action500)), Filter(typeof(Action300), Order = FilterOrder.Permission)]
        public void Run()
        {
        }
    }

    [Service("App.Same")]
    private sealed class Same
    {
        public void Run()
        {
        }
    }

    [Service("App.Outcomes")]
    private sealed class Outcomes
    {
        private static readonly AsyncLocal<int> Runs = new();

        [Filter(typeof(Changing))]
        public int Changed() => 5;

        [Filter(typeof(CallingTwice))]
        public int Twice() => ++Runs.Value;

        [Filter(typeof(Answering))]
        public void Never() => throw new InvalidOperationException("not to be called");

        [Filter(typeof(ThrowingAfter))]
        public int Late() => 5;

        [Filter(typeof(Catching))]
        public void Caught() => throw new InvalidOperationException("action broke");

        public void Other()
        {
        }

        [Filter(typeof(GivingNull))]
        public void Nothing()
        {
        }

        [Filter(typeof(Adding))]
        public void Added(ICallContext call)
        {
            call.AddHeader("x-action", "1");
            call.AddExtra("of", "action");
        }
    }

    private sealed class Changing : ICallFilter
    {
        public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) =>
            new() { Ret = 201, Data = $"was {(await next(call)).Data}" };
    }

    private sealed class CallingTwice : ICallFilter
    {
        public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            await next(call);
            return await next(call);
        }
    }

    private sealed class Answering : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) => new(CallResult.Success("cached"));
    }

    private sealed class ThrowingAfter : ICallFilter
    {
        public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            await next(call);
            throw new CallException(409, "too late");
        }
    }

    private sealed class Catching : ICallFilter
    {
        public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            try
            {
                return await next(call);
            }
            catch (InvalidOperationException exception)
            {
                return CallResult.Success($"caught {exception.Message}");
            }
        }
    }

    private sealed class GivingNull : ICallFilter
    {
        public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            await next(call);
            return null!;
        }
    }

    private sealed class PassingOther : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) =>
            next(call.Action.Name.EndsWith(".Other", StringComparison.Ordinal) ? new Wrapped(call) : call);
    }

    private sealed class Adding : ICallFilter
    {
        public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            var result = await next(call);
            call.AddHeader("x-filter", "2");
            call.AddExtra("of", "filter");
            call.Language = "zh-CN";
            return result;
        }
    }

    private sealed class Wrapped(ICallContext call) : ICallContext
    {
        public ServiceAction Action => call.Action;

        public string Service => call.Service;

        public ICallValues Values => call.Values;

        public Caller Caller => call.Caller;

        public string Language { get; set; } = call.Language;

        public System.Security.Claims.ClaimsPrincipal? User { get; set; }

        public CallTrace Trace => call.Trace;

        public string? IdempotencyKey => call.IdempotencyKey;

        public CancellationToken Cancellation => call.Cancellation;

        public CancellationToken Draining => call.Draining;

        public object? GetParameter(string member) => call.GetParameter(member);

        public string Translate(string key, params IReadOnlyList<MessageArgument> arguments) => call.Translate(key, arguments);

        public CallResult Refuse(CallFailure failure) => call.Refuse(failure);

        public void AddHeader(string name, string value) => call.AddHeader(name, value);

        public void AddExtra(string name, object? value) => call.AddExtra(name, value);
    }
}
