using System.Runtime.ExceptionServices;
using System.Text.Json;

namespace PhalNet;

/// <summary>
/// How a call ended. An action returns one where ret or message are its own to say; otherwise its return value becomes the data.
/// The result of a call holds a lease on the module it came from: whoever makes the call disposes it, after the envelope or the
/// <see cref="Body"/> has been sent. A result that an action or filter passes on as its own is disposed with the outer one.
/// </summary>
public sealed class CallResult : IAsyncDisposable
{
    private int _isLeased;

    /// <summary>200 when the call went well, 3xx, 4xx or 5xx otherwise.</summary>
    public int Ret { get; init; } = 200;

    /// <summary>The data; null where there is none.</summary>
    public object? Data { get; init; }

    /// <summary>The message, empty when the call went well.</summary>
    public string Message { get; init; } = "";

    /// <summary>A file, stream or event stream to send in place of the envelope.</summary>
    public ReplyBody? Body => Data as ReplyBody;

    /// <summary>The action that ran, null when none was found.</summary>
    public ServiceAction? Action => Call?.Action;

    /// <summary>The language of the call, as filters and the action left it; null when no action was found.</summary>
    public string? Language => Call?.Language;

    /// <summary>Members to add to the envelope.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Extras => Call?.Extras ?? [];

    /// <summary>Headers to add to the reply.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => Call?.Headers ?? [];

    /// <summary>
    /// How the data is written: with the options of the module that made it, which may be another than that of <see cref="Action"/>. Null
    /// when no action was found.
    /// </summary>
    public JsonSerializerOptions? Json => Plan?.Json;

    /// <summary>
    /// The type that the data is written as: the declared one of the action that made it; object where that says nothing, and each value
    /// is written by the type it has.
    /// </summary>
    public Type DataType => Data is { } data && Plan is { } plan ? plan.TypeOf(data) : typeof(object);

    /// <summary>
    /// Ends when a module that this result holds is replaced, disabled or stopped: streams without an end should end then. It may be
    /// the module of the action, or one that the action has called.
    /// </summary>
    public CancellationToken Draining => Call?.Holdings is { } held ? held.Draining(this) : Call?.Draining ?? default;

    /// <summary>
    /// Ends when the result should not be sent any longer: the caller has gone away, or a module that it holds waits for its calls no more,
    /// because the time of <see cref="PhalNetOptions.DrainTimeout"/> is over.
    /// </summary>
    public CancellationToken Cancellation => Call?.Holdings is { } held ? held.Cancellation(this) : Call?.Cancellation ?? default;

    /// <summary>
    /// What was decided about the data of the action that made it, which is another than <see cref="Action"/> where it was passed on.
    /// </summary>
    internal ResultPlan? Plan
    {
        get => field ?? Action?.Plan.Result;
        init;
    }

    /// <summary>The call that made it.</summary>
    internal CallContext? Call { get; init; }

    /// <summary>The modules whose leases it holds.</summary>
    internal IEnumerable<LoadedModule> Modules =>
        (Call is null ? [] : new[] { Call.Action.Module }).Concat(Call?.Holdings?.Modules(this) ?? []);

    /// <summary>The call that made it and those whose results it holds.</summary>
    internal IEnumerable<CallContext> Calls => (Call is null ? [] : new[] { Call }).Concat(Call?.Holdings?.Calls(this) ?? []);

    /// <summary>The type of the exception it ended with where that was no answer of the service's; for metrics.</summary>
    internal string? ErrorType { get; set; }

    /// <summary>A call that went well.</summary>
    public static CallResult Success(object? data) => new() { Data = data };

    /// <summary>A call that was refused.</summary>
    public static CallResult Failure(int ret, string message) => new() { Ret = ret, Message = message };

    /// <summary>Whether there is anything to let go of.</summary>
    internal bool HoldsOn => _isLeased != 0 || Data is ReplyBody;

    /// <summary>Holds the lease that its call has taken, and all that the call holds, until the result is disposed.</summary>
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

    // Whatever fails on the way, the rest is let go of and the lease is given back.
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
