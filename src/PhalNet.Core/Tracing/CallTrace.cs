using System.Runtime.CompilerServices;

namespace PhalNet;

/// <summary>
/// Collects the course of one call: marks, statements, notes. It may be handed to other threads, and kept with queued work; what comes
/// after the reply was written is lost, nothing breaks.
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

    /// <summary>Collects nothing.</summary>
    public static CallTrace None { get; } = new(null, false);

    /// <summary>
    /// The trace of the call that runs in the present flow: for interceptors of libraries, which are set up once and serve all calls.
    /// <see cref="None"/> outside of calls, after the end of one, and where a call collects nothing.
    /// </summary>
    public static CallTrace Current => AmbientTrace.Current;

    /// <summary>Whether anything is collected.</summary>
    public bool IsEnabled => _time is not null;

    /// <summary>The marks so far.</summary>
    public IReadOnlyList<TraceMark> Marks => Snapshot(_marks);

    /// <summary>The statements that have ended, in the order they began; failed ones with their <see cref="SqlEntry.Error"/>.</summary>
    public IReadOnlyList<SqlEntry> Statements
    {
        get
        {
            var entries = Snapshot(_statements);
            Array.Sort(entries, static (one, other) => one.Number.CompareTo(other.Number));
            return entries;
        }
    }

    /// <summary>The notes so far; hidden values in texts are masked.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Notes =>
        [.. Snapshot(_notes).Select(note => note.Value is string text ? new(note.Key, Mask(text)) : note)];

    /// <summary>Starts to collect.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="memory">Whether to count allocated bytes too.</param>
    public static CallTrace Start(TimeProvider time, bool memory = false) => new(time, memory);

    /// <summary>Marks a point; file and line are filled in by the compiler.</summary>
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

    /// <summary>Notes something for the debug output; of the same name the last counts.</summary>
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

    /// <summary>Masks a value wherever it would show in statements and notes.</summary>
    public void Hide(string secret)
    {
        if (_time is null || secret.Length == 0)
            return;
        lock (_lock)
        {
            if (_secrets.Contains(secret))
                return;

            // A secret may be part of another one: the longest is masked first.
            var shorter = _secrets.FindIndex(other => other.Length < secret.Length);
            _secrets.Insert(shorter < 0 ? _secrets.Count : shorter, secret);
        }
    }

    /// <summary>A text with the hidden values masked.</summary>
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
    /// Begins a statement of whatever runs statements for the call: a driver, an interceptor of a library, a client of another store. Where
    /// nothing is collected, nothing is kept and nothing allocated.
    /// </summary>
    /// <param name="database">The database, empty where it has no name.</param>
    /// <param name="statement">The statement as sent.</param>
    /// <param name="parameters">The parameters' names and values; kept as they are, so the list must not change afterwards.</param>
    /// <param name="caller">The place in the source that asks for it.</param>
    /// <returns>The statement under way, to be ended with the error or without.</returns>
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

    /// <summary>The tag of the last mark that has one; empty where there is none.</summary>
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

    /// <summary>Whether a call runs that it belongs to.</summary>
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

    // Work may go on on another thread, whose counter knows nothing of the first one's.
    private long BytesSince(long start) => Math.Max(0, AllocatedBytes() - start);

    private T[] Snapshot<T>(List<T> list)
    {
        lock (_lock)
            return [.. list];
    }
}

/// <summary>A point in the course of a call.</summary>
/// <param name="Elapsed">The time since the first mark.</param>
/// <param name="Bytes">The bytes the thread has allocated since the first mark, 0 where that is not collected.</param>
/// <param name="Tag">What the point is, null for an unnamed one.</param>
/// <param name="File">The source file.</param>
/// <param name="Line">The line in it.</param>
public readonly record struct TraceMark(TimeSpan Elapsed, long Bytes, string? Tag, string File, int Line);
