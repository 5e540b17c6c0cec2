using System.Runtime.ExceptionServices;
using System.Text.Json;

namespace PhalNet;

/// <summary>
/// The result of a call. An action returns one to set ret or message itself; otherwise its return value becomes the data. The result holds
/// a lease on the module that produced it: the code that makes the call disposes it, after the envelope or the <see cref="Body"/> has been
/// sent. A result that an action or filter returns as its own is disposed with the outer result.
/// </summary>
public sealed class CallResult : IAsyncDisposable
{
    private int _isLeased;

    /// <summary>200 when the call succeeded; otherwise 3xx, 4xx or 5xx.</summary>
    public int Ret { get; init; } = 200;

    /// <summary>The data; null for none.</summary>
    public object? Data { get; init; }

    /// <summary>The message; empty when the call succeeded.</summary>
    public string Message { get; init; } = "";

    /// <summary>A file, stream or event stream to send instead of the envelope.</summary>
    public ReplyBody? Body => Data as ReplyBody;

    /// <summary>The action that ran; null when none was found.</summary>
    public ServiceAction? Action => Call?.Action;

    /// <summary>The language of the call as set by filters and the action; null when no action was found.</summary>
    public string? Language => Call?.Language;

    /// <summary>Members to add to the envelope.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Extras => Call?.Extras ?? [];

    /// <summary>Headers to add to the reply.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => Call?.Headers ?? [];

    /// <summary>
    /// The serializer options for the data: those of the module that produced it, which may differ from the module of <see cref="Action"/>.
    /// Null when no action was found.
    /// </summary>
    public JsonSerializerOptions? Json => Plan?.Json;

    /// <summary>
    /// The type that the data is written as: the declared type of the action that produced it, or object when the runtime type of each
    /// value is used.
    /// </summary>
    public Type DataType => Data is { } data && Plan is { } plan ? plan.TypeOf(data) : typeof(object);

    /// <summary>
    /// Cancelled when a module that this result holds is replaced, disabled or stopped: endless streams should end then. It may be the
    /// module of the action or of an action that it has called.
    /// </summary>
    public CancellationToken Draining => Call?.Holdings is { } held ? held.Draining(this) : Call?.Draining ?? default;

    /// <summary>
    /// Cancelled when the result should no longer be sent: the caller has disconnected, or a module that the result holds no longer waits
    /// for its calls because <see cref="PhalNetOptions.DrainTimeout"/> has expired.
    /// </summary>
    public CancellationToken Cancellation => Call?.Holdings is { } held ? held.Cancellation(this) : Call?.Cancellation ?? default;

    /// <summary>
    /// The plan for the data, from the action that produced it; not that of <see cref="Action"/> when the data was passed on.
    /// </summary>
    internal ResultPlan? Plan
    {
        get => field ?? Action?.Plan.Result;
        init;
    }

    /// <summary>The call that produced it.</summary>
    internal CallContext? Call { get; init; }

    /// <summary>The modules whose leases it holds.</summary>
    internal IEnumerable<LoadedModule> Modules =>
        (Call is null ? [] : new[] { Call.Action.Module }).Concat(Call?.Holdings?.Modules(this) ?? []);

    /// <summary>The call that produced it and the calls whose results it holds.</summary>
    internal IEnumerable<CallContext> Calls => (Call is null ? [] : new[] { Call }).Concat(Call?.Holdings?.Calls(this) ?? []);

    /// <summary>The type of the unhandled exception that ended the call; for metrics.</summary>
    internal string? ErrorType { get; set; }

    /// <summary>A successful result.</summary>
    public static CallResult Success(object? data) => new() { Data = data };

    /// <summary>A refused call.</summary>
    public static CallResult Failure(int ret, string message) => new() { Ret = ret, Message = message };

    /// <summary>Whether there is anything to release.</summary>
    internal bool HoldsOn => _isLeased != 0 || Data is ReplyBody;

    /// <summary>Makes the result hold the call's lease, and everything the call holds, until it is disposed.</summary>
    internal CallResult Leased()
    {
        _isLeased = 1;
        return this;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        var leased = Interlocked.Exchange(ref _isLeased, 0) != 0 ? Call : null;
        if (Data is StreamReply || leased?.Holdings is not null)
            return DisposeAsync(leased);
        leased?.Leave();
        return default;
    }

    // If one disposal fails, the others still run and the lease is released.
    private async ValueTask DisposeAsync(CallContext? leased)
    {
        List<Exception> failures = [];
        IEnumerable<IAsyncDisposable> stream = Data is StreamReply { Content: var content } ? [content] : [];
        foreach (var part in stream.Concat(leased?.Holdings?.Release(this) ?? []))
        {
            try
            {
                await part.DisposeAsync();
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }

        leased?.Leave();
        if (failures.Count == 1)
            ExceptionDispatchInfo.Throw(failures[0]);
        if (failures.Count > 1)
            throw new AggregateException(failures);
    }
}
