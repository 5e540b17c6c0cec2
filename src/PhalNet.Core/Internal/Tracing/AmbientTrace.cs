namespace PhalNet.Internal.Tracing;

/// <summary>The trace of the present flow, for libraries that open connections on their own; set only while debug output is collected.</summary>
internal static class AmbientTrace
{
    private static readonly AsyncLocal<CallTrace?> Flow = new();

    public static CallTrace Current => Flow.Value ?? CallTrace.None;

    public static void Set(CallTrace trace)
    {
        if (trace.IsEnabled)
            Flow.Value = trace;
    }
}
