using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Calls;

public sealed class TelemetryTests
{
    private const string Duration = "rpc.server.call.duration";

    [Theory]
    [InlineData("App.Measured.Fine", "App.Measured.Fine", "200", null)]
    [InlineData("app.measured.FINE", "App.Measured.Fine", "200", null)]
    [InlineData("App.Measured.Moved", "App.Measured.Moved", "302", null)]
    [InlineData("App.Measured.Ruled", "App.Measured.Ruled", "400", "400")]
    [InlineData("App.Measured.Refuses", "App.Measured.Refuses", "406", "406")]
    [InlineData("App.Measured.Closed", "App.Measured.Closed", "503", "503")]
    [InlineData("App.Measured.Fails", "App.Measured.Fails", "500", "System.FormatException")]
    [InlineData("App.Measured.Unknown", "_OTHER", "404", "404")]
    [InlineData("a stranger's text", "_OTHER", "404", "404")]
    public async Task Call_IsMeasuredByTheConventions(string service, string method, string ret, string? error)
    {
        await using var host = await TestHost.StartAsync(typeof(Measured));
        using var metrics = new Metrics(host);
        using var spans = new Spans(host);

        await host.CallAsync(service);

        var tags = new Dictionary<string, object?>
        {
            ["rpc.system.name"] = "phalnet", ["rpc.method"] = method, ["rpc.response.status_code"] = ret,
        };
        if (error is not null)
            tags.Add("error.type", error);
        var (seconds, measured) = metrics.Values.ShouldHaveSingleItem();
        seconds.ShouldBeInRange(0, 10);
        measured.ShouldBe(tags, ignoreOrder: true);

        if (method == "_OTHER")
            tags.Add("rpc.method_original", service);
        var span = spans.Ended.ShouldHaveSingleItem();
        span.TagObjects.ShouldBe(tags, ignoreOrder: true);
        span.DisplayName.ShouldBe(method == "_OTHER" ? "phalnet" : method);
        span.Kind.ShouldBe(ActivityKind.Server);
        span.Status.ShouldBe(ret[0] == '5' ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        span.StatusDescription.ShouldBeNull();
    }

    [Fact]
    public async Task Duration_HasTheAdvisedUnitAndBoundaries()
    {
        await using var host = await TestHost.StartAsync(typeof(Measured));
        using var metrics = new Metrics(host);

        await host.CallAsync("App.Measured.Fine");
        var instrument = metrics.Instruments.ShouldHaveSingleItem().ShouldBeOfType<Histogram<double>>();

        instrument.Name.ShouldBe(Duration);
        instrument.Unit.ShouldBe("s");
        instrument.Meter.Name.ShouldBe("PhalNet");
        instrument.Advice!.HistogramBucketBoundaries.ShouldBe([0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]);
    }

    [Fact]
    public async Task Call_GivenUpByItsCaller_IsMeasured()
    {
        await using var host = await TestHost.StartAsync(typeof(Measured));
        using var metrics = new Metrics(host);
        using var spans = new Spans(host);
        using var source = new CancellationTokenSource();

        var pending = host.Dispatcher.CallAsync(CallRequest.Create("App.Measured.Waits"), source.Token).AsTask();
        await source.CancelAsync();
        (await pending).Ret.ShouldBe(500);

        metrics.Values.Single().Tags["error.type"].ShouldBe("System.Threading.Tasks.TaskCanceledException");
        spans.Ended.Single().GetTagItem("error.type").ShouldBe("System.Threading.Tasks.TaskCanceledException");
    }

    [Fact]
    public async Task Refusal_OfTheReader_IsMeasuredWithoutAName()
    {
        await using var host = await TestHost.StartAsync(typeof(Measured));
        using var metrics = new Metrics(host);

        await host.CallAsync(new CallRequest("App.Measured.Fine", CallRequest.Create("").Values) { Refusal = new(400, "limit.depth") });

        metrics.Values.Single().Tags["rpc.method"].ShouldBe("_OTHER");
    }

    [Fact]
    public async Task UnknownName_OfAnyLength_IsShortInASpan()
    {
        await using var host = await TestHost.StartAsync(typeof(Measured));
        using var spans = new Spans(host);

        await host.CallAsync(new string('x', 10_000));

        spans.Ended.Single().GetTagItem("rpc.method_original").ShouldBe(new string('x', 256));
    }

    [Fact]
    public async Task Call_WithoutListeners_RunsInNoActivityOfItsOwn()
    {
        await using var host = await TestHost.StartAsync(typeof(Measured));

        (await host.CallAsync("App.Measured.Running")).Data.ShouldBe("");

        using var metrics = new Metrics(host);
        (await host.CallAsync("App.Measured.Running")).Data.ShouldBe("");
        metrics.Values.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Span_StandsAroundTheActionAndUnderTheActivityOfTheCaller()
    {
        await using var host = await TestHost.StartAsync(typeof(Measured));
        using var spans = new Spans(host);
        using var outer = new Activity("outer").Start();

        (await host.CallAsync("App.Measured.Running")).Data.ShouldBe("App.Measured.Running");

        Activity.Current.ShouldBeSameAs(outer);
        spans.Ended.Single().ParentSpanId.ShouldBe(outer.SpanId);
        spans.Ended.Single().TraceId.ShouldBe(outer.TraceId);
    }

    [Fact]
    public async Task TraceId_IsThatOfTheActivityThatRuns()
    {
        await using var host = await TestHost.StartAsync(typeof(Measured));
        using var outer = new Activity("outer").Start();

        var result = await host.CallAsync("App.Measured.Fails");

        result.Message.ShouldEndWith(outer.TraceId.ToHexString());
        host.Log.Errors.Single().Text.ShouldEndWith(outer.TraceId.ToHexString());
    }

    [Fact]
    public async Task TraceId_OfACallThatASpanIsMadeFor_IsThatOfTheSpan()
    {
        await using var host = await TestHost.StartAsync(typeof(Measured));
        using var spans = new Spans(host);
        var request = CallRequest.Create("App.Measured.Fails");

        var result = await host.CallAsync(request);

        var id = spans.Ended.Single().TraceId.ToHexString();
        result.Message.ShouldEndWith(id);
        request.Caller.TraceId.ShouldBe(id);
    }

    [Fact]
    public async Task TraceId_WithoutAnActivity_IsRandomInTheSameForm()
    {
        await using var host = await TestHost.StartAsync(typeof(Measured));

        var first = CallRequest.Create("App.Measured.Fine").Caller;
        var second = CallRequest.Create("App.Measured.Fine").Caller;

        first.TraceId.ShouldMatch("^[0-9a-f]{32}$");
        first.TraceId.ShouldBe(first.TraceId);
        first.TraceId.ShouldNotBe(second.TraceId);
    }

    [Fact]
    public async Task Span_OfARequestThatNamesItsTrace_BelongsToIt()
    {
        await using var host = await TestHost.StartAsync(typeof(Measured));
        using var spans = new Spans(host);
        await using var raw = new MemoryRequest { Limits = new() };
        raw.Headers["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        await host.CallAsync(new CallRequest("App.Measured.Fine", CallRequest.Create("").Values, raw));

        spans.Ended.Single().TraceId.ToHexString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        spans.Ended.Single().ParentSpanId.ToHexString().ShouldBe("b7ad6b7169203331");
    }

    /// <summary>The measurements of one host.</summary>
    private sealed class Metrics : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Metrics(TestHost host)
        {
            var meters = host.Services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name != "PhalNet" || !ReferenceEquals(instrument.Meter.Scope, meters))
                    return;
                Instruments.Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((_, value, tags, _) => Values.Add((value, tags.ToArray().ToDictionary())));
            _listener.Start();
        }

        public List<Instrument> Instruments { get; } = [];

        public List<(double Seconds, Dictionary<string, object?> Tags)> Values { get; } = [];

        public void Dispose() => _listener.Dispose();
    }

    /// <summary>The spans of one host.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ActivityListener _listener;

        public Spans(TestHost host)
        {
            var source = host.Services.GetRequiredService<CallTelemetry>().Spans;
            source.Name.ShouldBe("PhalNet");
            _listener = new()
            {
                ShouldListenTo = other => ReferenceEquals(other, source),
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = Ended.Add,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public List<Activity> Ended { get; } = [];

        public void Dispose() => _listener.Dispose();
    }

    [Service("App.Measured")]
    private sealed class Measured
    {
        public int Fine() => 1;

        public int Ruled(int id) => id;

        public void Refuses() => throw new BadRequestException("no", 6);

        public void Moved() => throw new RedirectException("elsewhere", 2);

        public void Closed() => throw new ServerErrorException("closed", 3);

        public int Fails() => int.Parse("secret detail", System.Globalization.CultureInfo.InvariantCulture);

        public Task Waits(CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation);

        public string Running() => Activity.Current?.DisplayName ?? "";
    }
}
