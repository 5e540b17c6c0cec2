using System.Diagnostics.Metrics;

namespace PhalNet.Modules;

/// <summary>
/// The metrics of modules from folders, by module: <c>phalnet.module.call.duration</c> with the ret of the reply,
/// <c>phalnet.module.cpu.time</c> and <c>phalnet.module.allocated</c>. The last two are estimated from every 32nd call.
/// </summary>
internal sealed class ModuleMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "PhalNet.Modules";

    /// <summary>The cost of one call out of this many is measured.</summary>
    public const int SampleEvery = 32;

    private static readonly double[] Boundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly Histogram<double> _durations;
    private readonly Counter<double> _time;
    private readonly Counter<long> _bytes;

    public ModuleMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _durations = meter.CreateHistogram(
            "phalnet.module.call.duration", "s", "Duration of the actions of a module.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Boundaries });
        _time = meter.CreateCounter<double>("phalnet.module.cpu.time", "s", "Estimated processor time.");
        _bytes = meter.CreateCounter<long>("phalnet.module.allocated", "By", "Estimated bytes allocated.");
    }

    public bool HasListeners => _durations.Enabled || _time.Enabled || _bytes.Enabled;

    public void Record(string module, int ret, TimeSpan duration) =>
        _durations.Record(duration.TotalSeconds, new("phalnet.module", module), new("rpc.response.status_code", ret));

    public void Record(string module, CallCost cost, int calls)
    {
        _time.Add(cost.Time.TotalSeconds * calls, new KeyValuePair<string, object?>("phalnet.module", module));
        _bytes.Add(cost.Bytes * calls, new KeyValuePair<string, object?>("phalnet.module", module));
    }
}
