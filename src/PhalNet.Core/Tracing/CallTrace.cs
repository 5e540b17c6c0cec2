using System.Runtime.CompilerServices;

namespace PhalNet;

/// <summary>
/// Records the timeline of one call: marks, statements, notes. It may be passed to other threads and kept with queued work; entries after
/// the reply has been written are ignored.
/// </summary>
public sealed class CallTrace
{
    private readonly Lock _lock = new();
    private readonly TimeProvider? _time;
    private readonly bool _memory;
    private readonly List<TraceMark> _marks = [];
    private readonly List<SqlEntry> _statements = [];
    private readonly List<KeyValuePair<string, object?>> _notes = [];
    private readonly List<string> _secrets = [];
    private long _firstMark;
    private long _firstMarkBytes;
    private int _statementsBegun;
    private int _calls;

    private CallTrace(TimeProvider? time, bool memory)
    {
        _time = time;
        _memory = memory;
    }

    /// <summary>A trace that records nothing.</summary>
    public static CallTrace None { get; } = new(null, false);

    /// <summary>
    /// The trace of the call in the current execution context: for interceptors of libraries, which are set up once and serve all calls.
    /// <see cref="None"/> outside of calls, after the end of a call, and when the call records nothing.
    /// </summary>
    public static CallTrace Current => AmbientTrace.Current;

    /// <summary>Whether entries are recorded.</summary>
    public bool IsEnabled => _time is not null;

    /// <summary>The marks so far.</summary>
    public IReadOnlyList<TraceMark> Marks => Snapshot(_marks);

    /// <summary>The completed statements, in the order in which they began; failed ones with their <see cref="SqlEntry.Error"/>.</summary>
    public IReadOnlyList<SqlEntry> Statements
    {
        get
        {
            var entries = Snapshot(_statements);
            Array.Sort(entries, static (one, other) => one.Number.CompareTo(other.Number));
            return entries;
        }
    }

    /// <summary>The notes so far; sensitive values in texts are masked.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Notes =>
        [.. Snapshot(_notes).Select(note => note.Value is string text ? new(note.Key, Mask(text)) : note)];

    /// <summary>Starts recording.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="memory">Whether to record allocated bytes, too.</param>
    public static CallTrace Start(TimeProvider time, bool memory = false) => new(time, memory);

    /// <summary>Marks a point; the compiler fills in file and line.</summary>
    public void Mark(string? tag = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (_time is null)
            return;
        lock (_lock)
        {
            if (_marks.Count == 0)
                (_firstMark, _firstMarkBytes) = (_time.GetTimestamp(), AllocatedBytes());
            var elapsed = _marks.Count == 0 ? TimeSpan.Zero : _time.GetElapsedTime(_firstMark);
            _marks.Add(new(elapsed, BytesSince(_firstMarkBytes), tag, file, line));
        }
    }

    /// <summary>Adds a note to the debug output; a note of the same name is replaced.</summary>
    public void Note(string name, object? value)
    {
        if (_time is null)
            return;
        lock (_lock)
        {
            _notes.RemoveAll(note => note.Key == name);
            _notes.Add(new(name, value));
        }
    }

    /// <summary>Masks a value everywhere in statements and notes.</summary>
    public void Hide(string secret)
    {
        if (_time is null || secret.Length == 0)
            return;
        lock (_lock)
        {
            if (_secrets.Contains(secret))
                return;

            // One secret may be part of another: longer ones are masked first.
            var shorter = _secrets.FindIndex(other => other.Length < secret.Length);
            _secrets.Insert(shorter < 0 ? _secrets.Count : shorter, secret);
        }
    }

    /// <summary>A text with the sensitive values masked.</summary>
    public string Mask(string text)
    {
        if (_time is null)
            return text;
        lock (_lock)
        {
            foreach (var secret in _secrets)
                text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>
    /// Begins a statement, for any code that runs statements for the call: a driver, a library's interceptor, a client of another store.
    /// When nothing is recorded, nothing is allocated.
    /// </summary>
    /// <param name="database">The database; empty when it has no name.</param>
    /// <param name="statement">The statement as sent.</param>
    /// <param name="parameters">The parameters' names and values; the list is not copied and must not change afterwards.</param>
    /// <param name="caller">The source location of the statement.</param>
    /// <returns>The running statement, to be ended with or without an error.</returns>
    public TracedStatement BeginStatement(
        string database, string statement, IReadOnlyList<KeyValuePair<string, object?>> parameters, CodeLocation caller)
    {
        if (_time is null)
            return default;
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(parameters);
        var entry = new SqlEntry
        {
            Number = Interlocked.Increment(ref _statementsBegun),
            Elapsed = TimeSpan.Zero,
            Location = caller,
            Database = database,
            Statement = statement,
            Parameters = parameters,
        };
        return new(this, entry, _time.GetTimestamp(), AllocatedBytes());
    }

    /// <summary>The last tag of a mark; empty when there is none.</summary>
    internal string LastTag
    {
        get
        {
            if (_time is null)
                return "";
            lock (_lock)
                return _marks.FindLast(mark => mark.Tag is not null).Tag ?? "";
        }
    }

    /// <summary>Whether a call of this trace is running.</summary>
    internal bool IsOpen => Volatile.Read(ref _calls) > 0;

    internal void Enter() => Interlocked.Increment(ref _calls);

    internal void Leave() => Interlocked.Decrement(ref _calls);

    internal void EndStatement(in TracedStatement statement, Exception? error)
    {
        var entry = statement.Entry with
        {
            Elapsed = _time!.GetElapsedTime(statement.Start),
            Bytes = BytesSince(statement.StartBytes),
            Error = error is null ? null : $"{error.GetType()}: {error.Message}",
        };
        lock (_lock)
            _statements.Add(entry);
    }

    private long AllocatedBytes() => _memory ? GC.GetAllocatedBytesForCurrentThread() : 0;

    // Work may continue on another thread, which has its own counter.
    private long BytesSince(long start) => Math.Max(0, AllocatedBytes() - start);

    private T[] Snapshot<T>(List<T> list)
    {
        lock (_lock)
            return [.. list];
    }
}

/// <summary>A point on the timeline of a call.</summary>
/// <param name="Elapsed">The time since the first mark.</param>
/// <param name="Bytes">The bytes allocated by the thread since the first mark; 0 when they are not recorded.</param>
/// <param name="Tag">The description of the point; null for none.</param>
/// <param name="File">The source file.</param>
/// <param name="Line">The line in it.</param>
public readonly record struct TraceMark(TimeSpan Elapsed, long Bytes, string? Tag, string File, int Line);
