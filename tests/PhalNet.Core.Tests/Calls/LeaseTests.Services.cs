using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Calls;

public sealed partial class LeaseTests
{
    private static Task<TestHost> StartAsync(Selector? selector = null)
    {
        Tracked.Open.Value = new();
        return TestHost.StartAsync(app =>
        {
            if (selector is not null)
                app.Services.AddSingleton<ITableSelector>(selector);
            app.ShareWithModules<ICallDispatcher>()
                .AddModule("App", [typeof(Plain), typeof(Outer)], module =>
                {
                    module.Services.AddScoped<FailingScope>();
                    module.AddFilter<DroppingNamed>().AddAction(
                        new Named("Outer", "DropStreamOfHandler"), _ => new(CallResult.Success(new StreamReply(new Tracked()))));
                })
                .AddModule("Inner", [typeof(Inner)]);
        });
    }

    private sealed record Named(string Class, string Action) : IActionDescription
    {
        public string Namespace => "App";
    }

    private sealed class Selector : ITableSelector
    {
        public Func<CallRequest, ModuleSnapshot, ServiceTable>? Choose { get; set; }

        public Exception? Failure { get; init; }

        public ServiceTable Select(CallRequest request, ModuleSnapshot snapshot) =>
            Failure is null ? Choose?.Invoke(request, snapshot) ?? snapshot.Table : throw Failure;
    }

    /// <summary>A stream that is counted while it is open.</summary>
    private sealed class Tracked : MemoryStream
    {
        private readonly Count _count = Open.Value!;
        private bool _isOpen = true;

        public Tracked() => Interlocked.Increment(ref _count.Value);

        public static AsyncLocal<Count> Open { get; } = new();

        public bool IsBroken { get; init; }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            if (_isOpen)
                Interlocked.Decrement(ref _count.Value);
            _isOpen = false;
            if (IsBroken)
                throw new IOException("cannot be closed");
        }
    }

    private sealed class Count
    {
        public int Value;
    }

    private sealed class FailingScope : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("scope broke");
    }

    [Service("App.Plain")]
    private sealed class Plain(IServiceProvider services)
    {
        public static TaskCompletionSource? Gate { get; set; }

        public int Run() => 1;

        public StreamReply Stream() => new(new Tracked());

        public CallResult OwnStream() => CallResult.Success(new StreamReply(new Tracked()));

        public void Fail() => throw new InvalidOperationException("action broke");

        public void Refuse() => throw new BadRequestException("no");

        public void FailScope() => services.GetRequiredService<FailingScope>();

        [Filter(typeof(FailingEarly))]
        public void FailFilter()
        {
        }

        [Filter(typeof(GivingNothing))]
        public void NoResult()
        {
        }

        public async Task<string> Wait(ICallContext call)
        {
            await Gate!.Task;
            return $"draining {call.Draining.IsCancellationRequested}, cancelled {call.Cancellation.IsCancellationRequested}";
        }
    }

    [Service("Inner.Inner")]
    private sealed class Inner
    {
        public sealed record Data(int Number);

        public Data Run() => new(5);

        public StreamReply Stream() => new(new Tracked());

        public StreamReply Broken() => new(new Tracked { IsBroken = true });
    }

    [Service("App.Outer")]
    private sealed class Outer(ICallDispatcher dispatcher)
    {
        public async Task<CallResult> Pass() => await dispatcher.CallAsync(CallRequest.Create("Inner.Inner.Run"));

        public async Task<CallResult> PassStream() => await dispatcher.CallAsync(CallRequest.Create("Inner.Inner.Stream"));

        public async Task<CallResult> PassBroken() => await dispatcher.CallAsync(CallRequest.Create("Inner.Inner.Broken"));

        [Filter(typeof(Calling))]
        public void PassByFilter()
        {
        }

        [Filter(typeof(Dropping))]
        public Task<CallResult> DropData() => Pass();

        [Filter(typeof(Dropping))]
        public Task<CallResult> DropStream() => PassStream();

        [Filter(typeof(Dropping)), Filter(typeof(CallingStream))]
        public void DropForeignOfFilter()
        {
        }

        [Filter(typeof(FailingAfter))]
        public Task<CallResult> FailAfterNext() => PassStream();
    }

    private sealed class FailingEarly : IEarlyCallFilter
    {
        public ValueTask<CallFailure?> CheckAsync(ICallContext call) => throw new InvalidOperationException("filter broke");
    }

    private sealed class GivingNothing : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) => new((CallResult)null!);
    }

    private sealed class Calling(ICallDispatcher dispatcher) : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) =>
            dispatcher.CallAsync(CallRequest.Create("Inner.Inner.Run"));
    }

    private sealed class CallingStream(ICallDispatcher dispatcher) : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) =>
            dispatcher.CallAsync(CallRequest.Create("Inner.Inner.Stream"));
    }

    private sealed class Dropping : ICallFilter
    {
        public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            await next(call);
            return call.Refuse(new(403, "dropped"));
        }
    }

    private sealed class DroppingNamed : ICallFilter
    {
        public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            var result = await next(call);
            return call.Action.Description is Named ? call.Refuse(new(403, "dropped")) : result;
        }
    }

    private sealed class FailingAfter : ICallFilter
    {
        public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            await next(call);
            throw new InvalidOperationException("too late");
        }
    }
}
