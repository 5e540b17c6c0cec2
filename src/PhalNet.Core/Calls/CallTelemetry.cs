using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace PhalNet;

/// <summary>
/// Reports calls following OpenTelemetry's RPC conventions: one span per call, and the histogram <c>rpc.server.call.duration</c>. Nothing
/// is measured without listeners.
/// </summary>
internal sealed class CallTelemetry : IDisposable
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "PhalNet";

    private const string SystemName = "phalnet";
    private const string UnknownMethod = "_OTHER";
    private const int ShownName = 256;

    // The bucket boundaries that the conventions recommend, in seconds.
    private static readonly double[] Boundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly TimeProvider _time;
    private readonly Histogram<double> _durations;

    public CallTelemetry(IMeterFactory meters, TimeProvider time)
    {
        var version = typeof(CallTelemetry).Assembly.GetName().Version?.ToString(3);
        _time = time;
        Spans = new(Name, version);
        _durations = meters.Create(new MeterOptions(Name) { Version = version }).CreateHistogram(
            "rpc.server.call.duration", "s", "Duration of calls.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Boundaries });
    }

    public ActivitySource Spans { get; }

    /// <summary>Whether calls are to be measured.</summary>
    public bool HasListeners => Spans.HasListeners() || _durations.Enabled;

    /// <summary>Starts measuring a call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="action">
    /// The called action; null for a name that is not in the table: text from an untrusted caller must not become a metric label.
    /// </param>
    public CallMeasurement Begin(CallRequest request, ServiceAction? action) =>
        new(this, action?.Name ?? UnknownMethod, StartSpan(request, action), _time.GetTimestamp());

    public void Dispose() => Spans.Dispose();

    private Activity? StartSpan(CallRequest request, ServiceAction? action)
    {
        if (!Spans.HasListeners())
            return null;
        var parent = Activity.Current is null ? request.SentContext : default;
        var span = Spans.StartActivity(action?.Name ?? SystemName, ActivityKind.Server, parent, SpanTags(request, action));

        // Read while the span is current, so that the reply and the log contain the id of this span.
        _ = span is null ? null : request.Caller.TraceId;
        return span;
    }

    private static KeyValuePair<string, object?>[] SpanTags(CallRequest request, ServiceAction? action) => action is not null
        ? [new("rpc.system.name", SystemName), new("rpc.method", action.Name)]
        : [new("rpc.system.name", SystemName), new("rpc.method", UnknownMethod), new("rpc.method_original", Shown(request.AskedService))];

    private static string Shown(string service) => service.Length <= ShownName ? service : service[..ShownName];

    private void End(CallMeasurement measured, CallResult result)
    {
        var ret = result.Ret.ToString(CultureInfo.InvariantCulture);
        var error = result.ErrorType ?? (result.Ret >= 400 ? ret : null);
        if (measured.Span is { } span)
        {
            span.SetTag("rpc.response.status_code", ret);
            if (error is not null)
                span.SetTag("error.type", error);
            if (result.Ret >= 500)
                span.SetStatus(ActivityStatusCode.Error);
        }

        var tags = new TagList
        {
            { "rpc.system.name", SystemName }, { "rpc.method", measured.Method }, { "rpc.response.status_code", ret },
        };
        if (error is not null)
            tags.Add("error.type", error);
        _durations.Record(_time.GetElapsedTime(measured.Start).TotalSeconds, tags);
    }

    /// <summary>A call being measured. Disposing it ends the span, with or without a result.</summary>
    internal readonly struct CallMeasurement(CallTelemetry telemetry, string method, Activity? span, long start) : IDisposable
    {
        public string Method => method;

        public Activity? Span => span;

        public long Start => start;

        public void End(CallResult result) => telemetry.End(this, result);

        public void Dispose() => span?.Dispose();
    }
}
