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
    private List<IAsyncDisposable>? _scopes;
    private List<CallResult>? _taken;
    private ServiceAction? _leased;
    private CancellationTokenSource? _draining;

    /// <summary>200 when the call went well, 3xx, 4xx or 5xx otherwise.</summary>
    public int Ret { get; init; } = 200;

    /// <summary>The data; null where there is none.</summary>
    public object? Data { get; init; }

    /// <summary>The message, empty when the call went well.</summary>
    public string Message { get; init; } = "";

    /// <summary>A file, stream or event stream to send in place of the envelope.</summary>
    public ReplyBody? Body => Data as ReplyBody;

    /// <summary>The action that ran, null when none was found.</summary>
    public ServiceAction? Action { get; internal init; }

    /// <summary>The language of the call, as filters and the action left it; null when no action was found.</summary>
    public string? Language { get; internal set; }

    /// <summary>Members to add to the envelope.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Extras { get; internal set; } = [];

    /// <summary>Headers to add to the reply.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; internal set; } = [];

    /// <summary>
    /// How the data is written: with the options of the module that made it, which may be another than that of <see cref="Action"/>. Null
    /// when no action was found.
    /// </summary>
    public JsonSerializerOptions? Json
    {
        get => field ?? Action?.Module.Json;
        internal init;
    }

    /// <summary>
    /// Ends when a module that this result holds is replaced, disabled or stopped: streams without an end should end then. It may be
    /// the module of the action, or one that the action has called.
    /// </summary>
    public CancellationToken Draining
    {
        get
        {
            LoadedModule[] modules = [.. Modules.Distinct()];
            return modules switch
            {
                [] => default,
                [var only] => only.Draining,
                _ => (_draining ??= CancellationTokenSource.CreateLinkedTokenSource([.. modules.Select(module => module.Draining)])).Token,
            };
        }
    }

    /// <summary>The call that made it.</summary>
    internal CallContext? Call { get; init; }

    private IEnumerable<LoadedModule> Modules
    {
        get
        {
            var taken = _taken?.Where(taken => taken != this).SelectMany(taken => taken.Modules) ?? [];
            return Action is null ? taken : taken.Prepend(Action.Module);
        }
    }

    /// <summary>The type of the exception it ended with where that was no answer of the service's; for metrics.</summary>
    internal string? ErrorType { get; set; }

    /// <summary>A call that went well.</summary>
    public static CallResult Success(object? data) => new() { Data = data };

    /// <summary>A call that was refused.</summary>
    public static CallResult Failure(int ret, string message) => new() { Ret = ret, Message = message };

    /// <summary>Whether there is anything to let go of.</summary>
    internal bool HoldsOn => _leased is not null || _scopes is not null || _taken is not null || Data is ReplyBody;

    /// <summary>Holds a lease on the action's module until the result is disposed.</summary>
    internal CallResult Leased(ServiceAction action)
    {
        _leased = action;
        return this;
    }

    /// <summary>Holds on to what the call leaves behind.</summary>
    internal void Hold(List<IAsyncDisposable>? scopes, List<CallResult>? taken) => (_scopes, _taken) = (scopes, taken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (Data is StreamReply || _scopes is not null || _taken is not null)
            return DisposeHeldAsync();
        Interlocked.Exchange(ref _leased, null)?.Leave();
        return default;
    }

    // Whatever fails on the way, the rest is let go of and the lease is given back.
    private async ValueTask DisposeHeldAsync()
    {
        var leased = Interlocked.Exchange(ref _leased, null);
        List<Exception> failures = [];
        foreach (var part in Parts())
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

        Interlocked.Exchange(ref _draining, null)?.Dispose();
        leased?.Leave();
        if (failures.Count == 1)
            ExceptionDispatchInfo.Throw(failures[0]);
        if (failures.Count > 1)
            throw new AggregateException(failures);
    }

    // The stream first, then the results of other calls, then the scopes, the last made first.
    private List<IAsyncDisposable> Parts()
    {
        List<IAsyncDisposable> parts = Data is StreamReply stream ? [stream.Content] : [];
        parts.AddRange((Interlocked.Exchange(ref _taken, null) ?? []).Where(taken => taken != this));
        parts.AddRange(Enumerable.Reverse(Interlocked.Exchange(ref _scopes, null) ?? []));
        return parts;
    }
}
