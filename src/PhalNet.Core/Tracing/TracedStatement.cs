namespace PhalNet;

/// <summary>
/// A statement that began with <see cref="CallTrace.BeginStatement"/>; <see cref="End"/> adds it to the trace. The default value belongs to
/// no trace and is not recorded.
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

    /// <summary>The entry at the beginning, without duration and size.</summary>
    internal SqlEntry Entry { get; }

    internal long Start { get; }

    internal long StartBytes { get; }

    /// <summary>Records the end of the statement. Call it once; any thread may call it.</summary>
    /// <param name="error">The error of the statement, null when it succeeded. Only type and message are kept, as text.</param>
    public void End(Exception? error = null) => _trace?.EndStatement(this, error);
}
