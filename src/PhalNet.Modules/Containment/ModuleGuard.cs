using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace PhalNet.Modules;

/// <summary>The outermost filter of a module from a folder: enforces its limits and measures its resource use.</summary>
internal sealed class ModuleGuard : ICallFilter, IDisposable
{
    private static readonly CallFailure Unavailable = new(503, "service.unavailable");

    private readonly string _module;
    private readonly ModuleLimits _limits;
    private readonly ModuleFaults _faults;
    private readonly ModuleMeter _meter;
    private readonly TimeProvider _time;
    private readonly ConcurrencyLimiter? _limiter;
    private readonly AsyncLocal<CallCost?> _cost = new(Moved);
    private readonly ConcurrentDictionary<long, RunningCall> _running = [];
    private long _calls;

    /// <param name="module">The module's name.</param>
    /// <param name="limits">Its limits.</param>
    /// <param name="faults">Receives violations of the limits.</param>
    /// <param name="meter">The metrics.</param>
    /// <param name="time">The clock.</param>
    /// <param name="draining">Cancelled when the module drains.</param>
    public ModuleGuard(
        string module, ModuleLimits limits, ModuleFaults faults, ModuleMeter meter, TimeProvider time, CancellationToken draining)
    {
        (_module, _limits, _faults, _meter, _time, Draining) = (module, limits, faults, meter, time, draining);
        _limiter = limits.Concurrency == 0 ? null : new(new()
        {
            PermitLimit = limits.Concurrency,
            QueueLimit = limits.Queue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        faults.Watch(this);
    }

    public string Module => _module;

    /// <summary>Cancelled when the module drains.</summary>
    public CancellationToken Draining { get; }

    public ModuleFailurePolicy OnFailure => _limits.OnFailure;

    public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
    {
        if (_limiter is null)
            return await MeasureAsync(call, next);
        using var turn = await WaitAsync(call.Cancellation);
        return turn is { IsAcquired: true }
            ? await MeasureAsync(call, next)
            : call.Refuse(Unavailable with { Arguments = [new("service", call.Action.Name)] });
    }

    /// <summary>A call that is still running although its time has expired and its token was cancelled; null if there is none.</summary>
    public string? FindOverrun()
    {
        var late = _running.Values.Where(call => _time.GetElapsedTime(call.Start) > Most(call))
            .Select(call => (RunningCall?)call).FirstOrDefault();
        return late is not { } found ? null : $"{found.Service} has run for more than {Most(found).TotalSeconds:0.#} s; its time limit of "
            + $"{found.Time.TotalSeconds:0.#} s had passed, and it did not respond to the cancellation.";
    }

    public void Dispose()
    {
        _faults.Forget(this);
        _limiter?.Dispose();
    }

    private async ValueTask<RateLimitLease?> WaitAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(_limits.QueueSeconds));
        try
        {
            return await _limiter!.AcquireAsync(1, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private async ValueTask<CallResult> MeasureAsync(ICallContext call, CallNext next)
    {
        var number = Interlocked.Increment(ref _calls);
        var isMeasured = _limits.AllocatedBytes > 0;
        var isSampled = _meter.HasListeners && number % ModuleMeter.SampleEvery == 0;
        var start = _time.GetTimestamp();
        var cost = isMeasured || isSampled ? new CallCost() : null;
        if (call.Action.Module.CallTime is { } limit)
            _running[number] = new(call.Action.Name, start, limit);
        var ret = 500;
        _cost.Value = cost;
        try
        {
            var result = await next(call);
            ret = result.Ret;
            return result;
        }
        finally
        {
            _cost.Value = null;
            _running.TryRemove(number, out _);
            if (_meter.HasListeners)
                _meter.Record(_module, ret, _time.GetElapsedTime(start));
            if (isSampled)
                _meter.Record(_module, cost!, ModuleMeter.SampleEvery);
            if (isMeasured && cost!.Bytes > _limits.AllocatedBytes)
                _faults.Report(
                    this, $"{call.Action.Name} allocated {cost.Bytes} bytes in one call; the limit is {_limits.AllocatedBytes}.");
        }
    }

    private static void Moved(AsyncLocalValueChangedArgs<CallCost?> change)
    {
        change.PreviousValue?.Leave();
        change.CurrentValue?.Enter();
    }

    private TimeSpan Most(RunningCall call) => call.Time + TimeSpan.FromSeconds(_limits.OverrunSeconds);

    private readonly record struct RunningCall(string Service, long Start, TimeSpan Time);
}
