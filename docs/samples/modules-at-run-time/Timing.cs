using System.Diagnostics;
using PhalNet;

/// <summary>Tells callers how long the action took.</summary>
public sealed class Timing : ICallFilter
{
    public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await next(call);
        call.AddHeader("Server-Timing", $"action;dur={Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.###}");
        return result;
    }
}
