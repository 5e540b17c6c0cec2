namespace PhalNet;

/// <summary>
/// A statement under way, from <see cref="CallTrace.BeginStatement"/> on: <see cref="End"/> puts it into the trace. The default value
/// belongs to no trace and is recorded nowhere.
/// </summary>
public readonly struct TracedStatement
{
    private readonly CallTrace? _trace;

    internal TracedStatement(CallTrace trace, SqlEntry entry, long start, long startBytes)
    {
        _trace = trace;
        Entry = entry;
        Start = start;
        StartBytes = startBytes;
    }

    /// <summary>What is known at the beginning; without time and size.</summary>
    internal SqlEntry Entry { get; }

    internal long Start { get; }

    internal long StartBytes { get; }

    /// <summary>Records that the statement ended; to be called once, on any thread.</summary>
    /// <param name="error">What it failed with, null when it went well. Only type and message are kept, as text.</param>
    public void End(Exception? error = null) => _trace?.EndStatement(this, error);
}
