namespace PhalNet;

/// <summary>
/// The trace of the present flow, for libraries that open connections on their own; set only while debug output is collected.
/// </summary>
internal static class AmbientTrace
{
    private static readonly AsyncLocal<CallTrace?> Flow = new();

    /// <summary>The trace of the call that runs. Work that outlives its call, such as a loop that the call started, has none.</summary>
    public static CallTrace Current => Flow.Value is { IsOpen: true } trace ? trace : CallTrace.None;

    /// <summary>
    /// Begins a call. One that collects nothing hides the trace of a call around it: what it runs may hold values that only its own trace
    /// would mask.
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
