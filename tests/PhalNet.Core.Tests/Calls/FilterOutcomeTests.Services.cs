namespace PhalNet.Core.Tests.Calls;

public sealed partial class FilterOutcomeTests
{
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
