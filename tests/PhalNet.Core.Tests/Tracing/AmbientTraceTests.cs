using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Tracing;

/// <summary>How an interceptor that is set up once sees the calls.</summary>
public sealed class AmbientTraceTests
{
    private readonly Probe _probe = new();
    private readonly CallTrace _trace = CallTrace.Start(TimeProvider.System);

    [Fact]
    public async Task Current_IsTheTraceOfTheCallThatRuns_AndOfNoneBeforeAndAfter()
    {
        await using var host = await StartAsync();
        CallTrace.Current.ShouldBeSameAs(CallTrace.None);
        await CallAsync(host, "Look", _trace);
        CallTrace.Current.ShouldBeSameAs(CallTrace.None);
        await CallAsync(host, "Look", CallTrace.None);

        _probe.Seen.ShouldBe([_trace, CallTrace.None]);
    }

    [Fact]
    public async Task Current_OfACallThatFails_IsGoneAfterwards()
    {
        await using var host = await StartAsync();
        await CallAsync(host, "Fail", _trace);
        _probe.Ended.SetResult();
        await _probe.Later!;

        _probe.Seen.ShouldBe([_trace, CallTrace.None]);
    }

    [Fact]
    public async Task Current_InACallOfACall_IsThatOfTheInnerOne_ThenTheOuterOne()
    {
        var inner = CallTrace.Start(TimeProvider.System);
        await using var host = await StartAsync();
        _probe.Inner = () => CallAsync(host, "Look", inner);
        await CallAsync(host, "Outer", _trace);
        _probe.Inner = () => CallAsync(host, "Look", CallTrace.None);
        await CallAsync(host, "Outer", _trace);

        _probe.Seen.ShouldBe([_trace, inner, _trace, _trace, CallTrace.None, _trace]);
    }

    [Fact]
    public async Task Caller_IsTheServiceThatAsks()
    {
        await using var host = await StartAsync();
        await CallAsync(host, "Look", _trace);

        _probe.Callers.ShouldHaveSingleItem().Member.ShouldBe(nameof(Looking.Look));
    }

    [Fact]
    public async Task Caller_ThatIsNoService_IsNone_NotTheHostAroundTheCall()
    {
        _probe.IsOther = type => type == typeof(Looking);
        await using var host = await StartAsync();
        await CallAsync(host, "Look", _trace);

        _probe.Callers.ShouldHaveSingleItem().ShouldBe(new CodeLocation("", 0, ""));
    }

    [Fact]
    public async Task Caller_InTheRestOfAnAsyncMethod_IsNotWhoeverEndedItsWait()
    {
        var signal = new TaskCompletionSource();
        _probe.IsOther = type => type == typeof(AmbientTraceTests);
        var later = LaterAsync(signal.Task);
        Finishing.End(signal);

        (await later).ShouldBe(new CodeLocation("", 0, ""));
    }

    [Fact]
    public void Location_ThatIsNotKnown_IsWrittenEmpty()
    {
        _trace.BeginStatement("", "SELECT 1", [], default).End();

        DebugText.Format(_trace.Statements.Single(), _trace).ShouldEndWith(" - SQL](0):    ::()        SELECT 1;");
    }

    private async Task<CodeLocation> LaterAsync(Task signal)
    {
        await signal;
        return CodeLocation.OfCaller(_probe.IsOther);
    }

    private Task<TestHost> StartAsync() =>
        TestHost.StartAsync(app => app.AddModule("App", [typeof(Looking)], module => module.Services.AddSingleton(_probe)));

    private static Task CallAsync(TestHost host, string action, CallTrace trace) =>
        host.CallAsync(new CallRequest("App.Looking." + action, CallRequest.Create("").Values) { Trace = trace });

    private sealed class Probe
    {
        public List<CallTrace> Seen { get; } = [];

        public List<CodeLocation> Callers { get; } = [];

        public Func<Type, bool>? IsOther { get; set; }

        public Func<Task>? Inner { get; set; }

        public TaskCompletionSource Ended { get; } = new();

        public Task? Later { get; set; }
    }

    private static class Finishing
    {
        public static void End(TaskCompletionSource signal) => signal.SetResult();
    }

    [Service("App.Looking")]
    private sealed class Looking(Probe probe)
    {
        public void Look()
        {
            probe.Callers.Add(CodeLocation.OfCaller(probe.IsOther));
            probe.Seen.Add(CallTrace.Current);
        }

        public void Fail()
        {
            probe.Seen.Add(CallTrace.Current);
            probe.Later = LookLaterAsync();
            throw new InvalidOperationException("no");
        }

        public async Task Outer()
        {
            probe.Seen.Add(CallTrace.Current);
            await probe.Inner!();
            probe.Seen.Add(CallTrace.Current);
        }

        private async Task LookLaterAsync()
        {
            await probe.Ended.Task;
            probe.Seen.Add(CallTrace.Current);
        }
    }
}
