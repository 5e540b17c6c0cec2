using System.Reflection;
using System.Text.Json;

namespace PhalNet;

/// <summary>A loaded module whose actions are in the table.</summary>
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

    /// <summary>The assembly it was created from.</summary>
    public Assembly Assembly { get; }

    /// <summary>The module's services.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>The module's JSON options, used to read parameters and to create schemas.</summary>
    public required JsonSerializerOptions Json { get; init; }

    /// <summary>The options for writing the module's data: <see cref="Json"/> plus the settings of replies. For writing only.</summary>
    public required JsonSerializerOptions ReplyJson { get; init; }

    /// <summary>Whether the module changes the contracts that the serializer makes of types.</summary>
    internal bool HasOwnContracts { get; init; }

    /// <summary>How NaN and infinities in the module's data are handled.</summary>
    public NonFiniteNumbers NonFinite { get; internal init; }

    /// <summary>The maximum number of elements read from an <see cref="IAsyncEnumerable{T}"/>.</summary>
    internal int SequenceItems { get; init; } = 10_000;

    /// <summary>
    /// The time limit in seconds for receiving a body that is sent to a service of the module; see <see cref="RequestLimits.BodySeconds"/>.
    /// </summary>
    public int BodySeconds { get; internal init; }

    /// <summary>The time limit of a call; null for none.</summary>
    public TimeSpan? CallTime { get; internal init; }

    /// <summary>The profile that checks the module's parameters and shapes its data.</summary>
    public required CallProfile Profile { get; init; }

    /// <summary>The module's message texts: language, then key, then text.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Messages { get; init; }

    /// <summary>Cancelled when the module is about to be replaced, disabled or stopped.</summary>
    public CancellationToken Draining { get; }

    /// <summary>Maps exceptions of the module's libraries to failures for callers.</summary>
    internal IReadOnlyDictionary<Type, Func<Exception, CallFailure>> ExceptionMaps { get; init; } =
        new Dictionary<Type, Func<Exception, CallFailure>>();

    internal IReadOnlyList<ServiceAction> Actions { get; set; } = [];

    /// <summary>Whether the module accepts no more calls.</summary>
    internal bool IsClosed => _isClosed;

    internal int OpenCalls => Actions.Sum(action => action.OpenCalls);

    /// <summary>The calls in progress.</summary>
    internal OpenCallTable Calls { get; }

    /// <summary>
    /// Whether the module was added at run time. Its calls then have their own cancellation, so that they can be ended when the module no
    /// longer waits for them.
    /// </summary>
    internal bool IsAdded { get; }

    /// <summary>
    /// The calls in progress by name, oldest first: those whose results have not been disposed. Some may be missing when there are more
    /// than 16,384 per processor.
    /// </summary>
    public IReadOnlyList<OpenCall> GetOpenCalls() => Calls.List();

    /// <summary>
    /// The failure that an exception is mapped to, by its type or its nearest mapped base type; null when neither is mapped.
    /// </summary>
    internal CallFailure? Explain(Exception exception)
    {
        for (var type = exception.GetType(); type is not null && ExceptionMaps.Count > 0; type = type.BaseType)
        {
            if (ExceptionMaps.TryGetValue(type, out var map))
                return map(exception);
        }

        return null;
    }

    /// <summary>
    /// Tells open streams to end; new calls are still accepted. The task completes with the callbacks registered on the token, and fails if
    /// one of them fails.
    /// </summary>
    internal Task DrainAsync() => _draining.CancelAsync();

    /// <summary>Stops accepting calls and waits for those in progress until a deadline; returns the number of calls left.</summary>
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
    /// Cancels the calls that are still in progress after the module was closed and waits briefly for them; returns the number of calls
    /// left.
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
