using System.Net;
using System.Security.Claims;

namespace PhalNet;

/// <summary>A call in progress, together with the resources and the result it owns.</summary>
internal sealed class CallContext(
    CallRequest request,
    ServiceAction action,
    IMessageCatalog messages,
    string defaultLanguage,
    CancellationToken cancellation) : ICallContext
{
    // A filter may also set the user to null.
    private bool _isUserSet;
    private volatile bool _isCutOff;
    private int _place = OpenCallTable.Nowhere;
    private List<KeyValuePair<string, string>>? _headers;
    private List<KeyValuePair<string, object?>>? _extras;

    public ServiceAction Action => action;

    public string Service => request.AskedService;

    public ICallValues Values => request.Values;

    public Caller Caller => request.Caller;

    public string? IdempotencyKey => request.IdempotencyKey;

    public string Language { get; set; } = request.Language ?? defaultLanguage;

    public ClaimsPrincipal? User
    {
        get => _isUserSet ? field : request.User;
        set
        {
            field = value;
            _isUserSet = true;
        }
    }

    /// <summary>Whether a refusal lists all parameter errors.</summary>
    public bool ErrorDetails { get; init; }

    public object? Transport => request.Transport;

    public CallTrace Trace => request.Trace;

    public CancellationToken Cancellation =>
        action.Module.IsAdded ? action.Module.Calls.CancellationOf(this, _place, cancellation) : cancellation;

    /// <summary>Whether its module has stopped waiting for the call.</summary>
    public bool IsCutOff => _isCutOff;

    /// <summary>Whether the call should stop: cancelled by the caller, by a time limit, or by its module.</summary>
    public bool IsCancelled => _isCutOff || cancellation.IsCancellationRequested;

    public CancellationToken Draining => action.Module.Draining;

    /// <summary>The values read by the binder, the method's arguments first.</summary>
    public object?[]? Bound { get; set; }

    /// <summary>The module's services in the scope of this call; the scope is created on first use.</summary>
    public IServiceProvider Services => Hold().Services(this);

    /// <summary>The same services for consumers that may not use any: the scope is created on first resolution.</summary>
    public IServiceProvider LaterServices => new ServicesOnDemand(this);

    /// <summary>What the call holds until its result is disposed; null for nothing.</summary>
    public CallHoldings? Holdings { get; private set; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers ?? (IReadOnlyList<KeyValuePair<string, string>>)[];

    public IReadOnlyList<KeyValuePair<string, object?>> Extras => _extras ?? (IReadOnlyList<KeyValuePair<string, object?>>)[];

    public static CallContext Of(ICallContext call) => call as CallContext
        ?? throw new ArgumentException($"A filter must pass on the call that it received; this is a {call.GetType()}.", nameof(call));

    /// <summary>Adds the call to the calls in progress; the lease has already been taken.</summary>
    public CallContext Entered()
    {
        _place = action.Module.Calls.Add(this);
        return this;
    }

    /// <summary>Removes the call from the calls in progress and releases the lease.</summary>
    public void Leave()
    {
        action.Module.Calls.Remove(_place);
        action.Leave();
    }

    public void CutOff() => _isCutOff = true;

    /// <summary>The caller's address, for code outside the call.</summary>
    public IPAddress? FindAddress() => request.FindAddress();

    public IServiceProvider ServicesOf(IServiceProvider host) => Hold().ServicesOf(this, host);

    public object? GetParameter(string member) => action.Plan.Binder.Find(this, member);

    public string Translate(string key, params IReadOnlyList<MessageArgument> arguments) =>
        messages.Format(Language, key, arguments, action.Module.Messages);

    public void AddHeader(string name, string value)
    {
        ReplyHeader.Check(name, value);
        _headers ??= [];
        if (!name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            _headers.RemoveAll(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        _headers.Add(new(name, value));
    }

    public void AddExtra(string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        _extras ??= [];
        _extras.RemoveAll(extra => extra.Key == name);
        _extras.Add(new(name, value));
    }

    /// <summary>Disposes a resource with the call's result, after everything else.</summary>
    public void HoldLast(IAsyncDisposable resource) => Hold().AddLast(resource);

    /// <summary>
    /// The call is answered while its action is still running: the parts of the request that the action uses are kept until it ends.
    /// </summary>
    public void LeaveBehind(Task ending) => request.LeaveBehind(ending);

    public CallResult Refuse(CallFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return Finish(failure.Ret, ErrorDetails ? Details(failure) : EmptyObject.Instance, Say(failure));
    }

    private string Say(CallFailure failure) => failure.Reason is { } reason
        ? Translate(failure.MessageKey, [.. failure.Arguments, new("reason", Say(reason))])
        : Translate(failure.MessageKey, failure.Arguments);

    private object Details(CallFailure failure)
    {
        if (failure.Parts is not { } parts)
            return EmptyObject.Instance;
        var shown = parts.Take(FailureList.MostShown).Select(part => new CallError(part.Name, Say(part.Failure)));
        return new CallErrors([.. shown], parts.Count > FailureList.MostShown);
    }

    public CallResult Finish(int ret, object? data, string message) => Finish(ret, data, message, null);

    private CallResult Finish(int ret, object? data, string message, ResultPlan? plan)
    {
        var result = new CallResult { Ret = ret, Data = data, Message = message, Call = this, Plan = plan };
        if (data is ReplyBody)
            Hold().Add(result);
        return result;
    }

    public object? Shape(object? data, Type declared) => data is ReplyBody ? data : action.Module.Profile.Shaper.Shape(data, declared);

    /// <summary>Turns a result from elsewhere, returned by an action or by another call, into a result of this call.</summary>
    /// <param name="own">The result.</param>
    /// <param name="data">The data to send.</param>
    /// <param name="declared">The declared type of the data.</param>
    public CallResult Take(CallResult own, object? data, Type declared)
    {
        foreach (var (name, value) in own.Headers)
            AddHeader(name, value);
        foreach (var (name, value) in own.Extras)
            AddExtra(name, value);
        if (own.HoldsOn)
            Hold().Add(own);
        data = own.Ret == 200 || data is not null ? Shape(data, declared) : EmptyObject.Instance;
        return Finish(own.Ret, data, MessageText.IsKey(own.Message) ? Translate(own.Message) : own.Message, own.Plan);
    }

    /// <summary>
    /// Turns the result of a filter or handler into a result of this call, so that it is disposed with the call even if an outer filter
    /// replaces it.
    /// </summary>
    public ValueTask<CallResult> OwnAsync(ValueTask<CallResult> given) =>
        given.IsCompletedSuccessfully ? new(Own(given.Result)) : AwaitOwnAsync(given);

    private async ValueTask<CallResult> AwaitOwnAsync(ValueTask<CallResult> given) => Own(await given);

    private CallResult Own(CallResult? result)
    {
        if (result is null)
            throw new InvalidOperationException($"A filter or handler of {action.Name} returned null instead of a result.");
        return result.Call == this ? result : Take(result, result.Data, typeof(void));
    }

    /// <summary>
    /// Finishes the call with its final result. A body is sent after the call and may still use services of the scopes; for all other
    /// results the scopes are closed here.
    /// </summary>
    public ValueTask<CallResult> EndAsync(CallResult result)
    {
        result = Own(result);
        return result.Body is not null || Holdings is null ? new(result) : CloseScopesAsync(result, Holdings);
    }

    private static async ValueTask<CallResult> CloseScopesAsync(CallResult result, CallHoldings holdings)
    {
        await holdings.CloseScopesAsync();
        return result;
    }

    private CallHoldings Hold() => Holdings ??= new();

    private sealed class ServicesOnDemand(CallContext call) : IServiceProvider
    {
        public object? GetService(Type serviceType) => call.Services.GetService(serviceType);
    }
}
