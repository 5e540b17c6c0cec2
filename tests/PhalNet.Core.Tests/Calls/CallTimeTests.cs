using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace PhalNet.Core.Tests.Calls;

/// <summary>A call ends in time, or is answered while its action is still running: <c>Limits:CallSeconds</c>.</summary>
public sealed class CallTimeTests
{
    [Theory]
    [InlineData("App.Slow.Heeding")]
    [InlineData("App.Slow.Ignoring")]
    [InlineData("App.Slow.Blocking")]
    [InlineData("App.Slow.List")]
    public async Task Call_OverItsTime_IsAnsweredWith504AndKeepsItsLeaseUntilItEnds(string service)
    {
        await using var host = await StartAsync();
        var gate = Slow.Gate.Value = new(TaskCreationOptions.RunContinuationsAsynchronously);

        await using (var result = await host.Dispatcher.CallAsync(CallRequest.Create(service), Cancellation))
        {
            result.Ret.ShouldBe(504);
            result.Message.ShouldBe("The request timed out.");
        }

        var module = host.Registry.Modules.Single();
        if (service is "App.Slow.Ignoring" or "App.Slow.Blocking")
            module.OpenCalls.ShouldBe(1);
        gate.SetResult();
        await Condition.WaitAsync(() => module.OpenCalls == 0);
        host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Action_ThatFailsAfterItsCallWasAnswered_IsLoggedOnce()
    {
        await using var host = await StartAsync();
        var gate = Slow.Gate.Value = new(TaskCreationOptions.RunContinuationsAsynchronously);
        (await host.CallAsync("App.Slow.Ignoring")).Ret.ShouldBe(504);

        gate.SetException(new InvalidOperationException("too late"));

        await Condition.WaitAsync(() => host.Registry.Modules.Single().OpenCalls == 0);
        host.Log.Errors.ShouldHaveSingleItem().Exception!.Message.ShouldBe("too late");
    }

    [Fact]
    public async Task Call_InTime_IsAnsweredWithItsResultOrItsFailure()
    {
        await using var host = await StartAsync();
        (await host.CallAsync("App.Slow.Quick")).Data.ShouldBe("quick");
        (await host.CallAsync("App.Slow.Fails")).Ret.ShouldBe(500);
        host.Log.Errors.ShouldHaveSingleItem().Exception!.Message.ShouldBe("no");
        host.Registry.Modules.Single().OpenCalls.ShouldBe(0);
    }

    [Fact]
    public async Task Stream_IsSentWithoutALimit()
    {
        await using var host = await StartAsync();
        await using var result = await host.Dispatcher.CallAsync(CallRequest.Create("App.Slow.Events"), Cancellation);
        await Task.Delay(1500, Cancellation);
        Slow.StreamToken.IsCancellationRequested.ShouldBeFalse();
        result.Body.ShouldBeOfType<EventStreamReply>();
    }

    [Fact]
    public async Task Caller_WhoLeaves_CancelsTheCallAsBefore()
    {
        await using var host = await StartAsync(("PhalNet:Limits:CallSeconds", "60"));
        Slow.Gate.Value = new();
        using var leaving = new CancellationTokenSource();
        var call = host.Dispatcher.CallAsync(CallRequest.Create("App.Slow.Heeding"), leaving.Token).AsTask();
        await leaving.CancelAsync();
        await using var result = await call;
        result.Ret.ShouldBe(500);
    }

    [Theory]
    [InlineData("0", "1", 504)]
    [InlineData("60", "1", 504)]
    [InlineData("1", null, 504)]
    public async Task Module_NarrowsTheTimeOfItsCalls(string host, string? module, int ret)
    {
        await using var set = await StartAsync(("PhalNet:Limits:CallSeconds", host), ("App:CallSeconds", module));
        Slow.Gate.Value = new();
        (await set.CallAsync("App.Slow.Heeding")).Ret.ShouldBe(ret);
    }

    [Theory]
    [InlineData("PhalNet:Limits:CallSeconds", "10", "App:CallSeconds", "11")]
    [InlineData("PhalNet:Limits:CallSeconds", "10", "App:CallSeconds", "0")]
    [InlineData("PhalNet:Limits:BodySeconds", "10", "App:BodySeconds", "11")]
    [InlineData("PhalNet:Limits:BodySeconds", "10", "App:BodySeconds", "0")]
    [InlineData("PhalNet:Limits:BodySeconds", "10", "App:BodySeconds", "soon")]
    [InlineData("PhalNet:Limits:BodySeconds", "10", "App:BodySeconds", "-1")]
    public async Task Module_WithALongerTimeThanTheHost_DoesNotStart(string key, string value, string ownKey, string own)
    {
        var errors = await Should.ThrowAsync<DeclarationException>(() => StartAsync((key, value), (ownKey, own)));
        errors.Errors.ShouldHaveSingleItem().ShouldContain(ownKey);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<TestHost> StartAsync() => StartAsync(("PhalNet:Limits:CallSeconds", "1"));

    private static Task<TestHost> StartAsync(params (string Key, string? Value)[] configuration) =>
        TestHost.StartAsync(app => app.AddModule("App", [typeof(Slow)]), configuration: configuration);

#pragma warning disable CA1822
    [Service("App.Slow")]
    public sealed class Slow
    {
        public static AsyncLocal<TaskCompletionSource> Gate { get; } = new();

        public static CancellationToken StreamToken { get; private set; }

        public string Quick() => "quick";

        public string Fails() => throw new InvalidOperationException("no");

        public async Task<string> Heeding(CancellationToken cancellation)
        {
            await Gate.Value!.Task.WaitAsync(cancellation);
            return "";
        }

        public async Task<string> Ignoring()
        {
            await Gate.Value!.Task;
            return "";
        }

        public string Blocking()
        {
            Gate.Value!.Task.Wait(TimeSpan.FromSeconds(30));
            return "";
        }

        public async IAsyncEnumerable<int> List([EnumeratorCancellation] CancellationToken cancellation)
        {
            yield return 1;
            await Gate.Value!.Task.WaitAsync(cancellation);
        }

        public EventStreamReply Events(CancellationToken cancellation)
        {
            StreamToken = cancellation;
            return new(Nothing());
        }

        private static async IAsyncEnumerable<SseItem<string>> Nothing()
        {
            await Task.CompletedTask;
            yield break;
        }
    }
}
