using System.Reflection;
using System.Text.Json;

namespace PhalNet;

/// <summary>A module that takes part in the table, from its first call to its last.</summary>
public sealed class LoadedModule
{
    private readonly CancellationTokenSource _draining;
    private readonly TaskCompletionSource _lastCall = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isClosed;

    internal LoadedModule(
        string name, string version, Assembly assembly, bool isAdded, CancellationTokenSource draining, CoarseClock clock)
    {
        IsAdded = isAdded;
        Calls = new(clock, hasCancellations: isAdded);
        _draining = draining;
        Name = name;
        Version = version;
        Assembly = assembly;
        Draining = _draining.Token;
    }

    /// <summary>The module's name.</summary>
    public string Name { get; }

    /// <summary>The module's version.</summary>
    public string Version { get; }

    /// <summary>The assembly it was made of.</summary>
    public Assembly Assembly { get; }

    /// <summary>The module's own services.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>What the module says of its JSON; its parameters are read and its schemas made with it.</summary>
    public required JsonSerializerOptions Json { get; init; }

    /// <summary>How the module's data is written: <see cref="Json"/> with what replies need. For writing only.</summary>
    public required JsonSerializerOptions ReplyJson { get; init; }

    /// <summary>What becomes of NaN and the infinities in the module's data.</summary>
    public NonFiniteNumbers NonFinite { get; internal init; }

    /// <summary>The most elements that are read of an <see cref="IAsyncEnumerable{T}"/>.</summary>
    internal int SequenceItems { get; init; } = 10_000;

    /// <summary>
    /// How many seconds a body may take to come that is sent to a service of the module, see <see cref="RequestLimits.BodySeconds"/>.
    /// </summary>
    public int BodySeconds { get; internal init; }

    /// <summary>How long a call may take; null for no limit.</summary>
    public TimeSpan? CallTime { get; internal init; }

    /// <summary>How the module's parameters are checked and its data is shown.</summary>
    public required CallProfile Profile { get; init; }

    /// <summary>The module's own message texts: language, then key, then text.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Messages { get; init; }

    /// <summary>Ends when the module is to be replaced, disabled or stopped.</summary>
    public CancellationToken Draining { get; }

    /// <summary>What the exceptions of the module's libraries mean to callers.</summary>
    internal IReadOnlyDictionary<Type, Func<Exception, CallFailure>> ExceptionMaps { get; init; } =
        new Dictionary<Type, Func<Exception, CallFailure>>();

    internal IReadOnlyList<ServiceAction> Actions { get; set; } = [];

    /// <summary>Whether no more calls are taken.</summary>
    internal bool IsClosed => _isClosed;

    internal int OpenCalls => Actions.Sum(action => action.OpenCalls);

    /// <summary>The calls under way.</summary>
    internal OpenCallTable Calls { get; }

    /// <summary>
    /// Whether the module was added at run time. Its calls then have a cancellation of their own, so that they end when the module can wait
    /// for them no longer.
    /// </summary>
    internal bool IsAdded { get; }

    /// <summary>
    /// The calls under way by name, the oldest first: those whose results have not been disposed. Some may be missing while there are more
    /// than 16,384 for each processor.
    /// </summary>
    public IReadOnlyList<OpenCall> GetOpenCalls() => Calls.List();

    /// <summary>The failure that an exception stands for, by its type or the nearest base that is mapped; null when none is.</summary>
    internal CallFailure? Explain(Exception exception)
    {
        for (var type = exception.GetType(); type is not null && ExceptionMaps.Count > 0; type = type.BaseType)
        {
            if (ExceptionMaps.TryGetValue(type, out var map))
                return map(exception);
        }

        return null;
    }

    /// <summary>Tells open streams to end; calls go on to be taken. The task ends, and fails, with what was registered for it.</summary>
    internal Task DrainAsync() => _draining.CancelAsync();

    /// <summary>Takes no more calls, and waits for those under way until a deadline; gives how many were left.</summary>
    internal async Task<int> CloseAsync(TimeSpan deadline, TimeProvider time, ICollection<Exception> failures)
    {
        _isClosed = true;
        Interlocked.MemoryBarrier();
        var draining = DrainAsync();
        NoteCallEnded();
        await Task.WhenAll(_lastCall.Task, draining).WaitAsync(deadline, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (draining.Exception is { } failure)
            failures.Add(failure);
        return OpenCalls;
    }

    /// <summary>
    /// Cancels the calls that are still under way after the module was closed, and waits a little for them; gives how many were left.
    /// </summary>
    internal async Task<int> CutOffAsync(TimeSpan deadline, TimeProvider time, ICollection<Exception> failures)
    {
        var cancelling = Calls.CutOffAsync();
        await Task.WhenAll(_lastCall.Task, cancelling).WaitAsync(deadline, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (cancelling.Exception is { } failure)
            failures.Add(failure);
        return OpenCalls;
    }

    internal void NoteCallEnded()
    {
        if (OpenCalls == 0)
            _lastCall.TrySetResult();
    }
}
