namespace PhalNet;

/// <summary>
/// The trace of the current execution context, for libraries that open connections themselves; only set while debug output is recorded.
/// </summary>
internal static class AmbientTrace
{
    private static readonly AsyncLocal<CallTrace?> Flow = new();

    /// <summary>The trace of the current call. Work that outlives its call, such as a background loop, has none.</summary>
    public static CallTrace Current => Flow.Value is { IsOpen: true } trace ? trace : CallTrace.None;

    /// <summary>
    /// Begins a call. A call without a trace hides the trace of an enclosing call: its statements may contain values that only its own
    /// trace would mask.
    /// </summary>
    public static void Enter(CallTrace trace)
    {
        if (trace.IsEnabled)
        {
            trace.Enter();
            Flow.Value = trace;
        }
        else if (Flow.Value is not null)
            Flow.Value = null;
    }

    /// <summary>Ends a call.</summary>
    public static void Leave(CallTrace trace)
    {
        if (trace.IsEnabled)
            trace.Leave();
    }
}
