using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;

namespace PhalNet;

/// <summary>A call to be made.</summary>
/// <param name="service">A service name of one to three parts.</param>
/// <param name="values">The values sent with it.</param>
public sealed class CallRequest(string service, ICallValues values)
{
    private readonly RawRequest? _raw;
    private volatile bool _isLeftBehind;
    private Caller? _caller;

    /// <summary>Creates a call from a request, which provides everything except the name and the values.</summary>
    /// <param name="service">A service name of one to three parts.</param>
    /// <param name="values">The values sent with it.</param>
    /// <param name="raw">The request; must not be disposed before the call has ended.</param>
    public CallRequest(string service, ICallValues values, RawRequest raw)
        : this(service, values)
    {
        ArgumentNullException.ThrowIfNull(raw);
        _raw = raw;
        DefaultNamespace = raw.DefaultNamespace;
        Language = raw.Language;
        ErrorDetails = raw.ErrorDetails;
        Trace = raw.Trace;
    }

    /// <summary>The service name to look up: <c>Namespace.Class.Action</c>, <c>Class.Action</c> or <c>Class</c>.</summary>
    public string Service { get; } = service;

    /// <summary>The values sent with the call.</summary>
    public ICallValues Values { get; } = values;

    /// <summary>The name as sent by the caller, when the reader changed it for the look-up.</summary>
    public string AskedService
    {
        get => field ?? Service;
        init;
    }

    /// <summary>The namespace of names with fewer than three parts; the application's default when null.</summary>
    public string? DefaultNamespace { get; init; }

    /// <summary>The caller.</summary>
    public Caller Caller
    {
        get => _caller ??= _raw?.Caller ?? new();
        init => _caller = value;
    }

    /// <summary>The language of messages, such as <c>zh-CN</c>; the application's default when null.</summary>
    public string? Language { get; init; }

    /// <summary>Whether a refusal lists all parameter errors (<see cref="CallErrors"/>); null for the application's option.</summary>
    public bool? ErrorDetails { get; init; }

    /// <summary>The user of the call, if already known to the host; filters may set another one.</summary>
    public ClaimsPrincipal? User
    {
        get => field ?? _raw?.User;
        init;
    }

    /// <summary>The transport object of the call, such as ASP.NET Core's <c>HttpContext</c>; null for calls in process.</summary>
    public object? Transport => _raw?.Transport;

    /// <summary>Whether a time limit has ended the call: the limit of calls, or one of the host.</summary>
    public bool HasTimedOut => _isLeftBehind || _raw?.HasTimedOut == true;

    /// <summary>
    /// Identifies the operation, so that a repeated request can be told from a new one: the header <c>Idempotency-Key</c>, with or without
    /// quotes (the format of draft-ietf-httpapi-idempotency-key-header), or else the parameter <c>idempotency_key</c>. Null when neither
    /// was sent.
    /// </summary>
    public string? IdempotencyKey
    {
        get => field ?? ReadIdempotencyKey(Values);
        init;
    }

    /// <summary>Records the call's timeline; nothing is recorded if it is <see cref="CallTrace.None"/>.</summary>
    public CallTrace Trace { get; init; } = CallTrace.None;

    /// <summary>Why the request cannot be served, when reading it has failed.</summary>
    public CallFailure? Refusal { get; init; }

    /// <summary>The caller's trace context; default when the request has none.</summary>
    internal ActivityContext SentContext =>
        ActivityContext.TryParse(_raw?.GetHeader("traceparent"), _raw?.GetHeader("tracestate"), isRemote: true, out var sent)
            ? sent
            : default;

    /// <summary>Creates a call with values given in code, for tests, workers and the command line.</summary>
    /// <param name="service">A service name of one to three parts.</param>
    /// <param name="values">Names and values; a string is treated as sent text, any other value as JSON.</param>
    public static CallRequest Create(string service, params IEnumerable<(string Name, object? Value)> values) =>
        new(service, new InMemoryValues(values));

    /// <summary>
    /// The caller's address, read by code outside the call while it is in progress; null when it is not known, or no longer.
    /// </summary>
    internal IPAddress? FindAddress()
    {
        if (Volatile.Read(ref _caller) is { } caller)
            return caller.Address;
        try
        {
            return _raw?.Address;
        }
        catch (Exception)
        {
            // The request has ended, or the call is using its transport; the list of calls shows no address then.
            return null;
        }
    }

    /// <summary>
    /// The call is answered while its action is still running; the parts of the request that the action uses are kept until it ends.
    /// </summary>
    internal void LeaveBehind(Task ending)
    {
        _isLeftBehind = true;
        _raw?.KeepUntil(ending);
    }

    private static string? ReadIdempotencyKey(ICallValues values)
    {
        var header = values.Get("Idempotency-Key", ValueSource.Header).ToString().Trim();
        var key = header is ['"', .. var quoted, '"'] ? quoted : header;
        if (key.Length == 0)
            key = values.Get("idempotency_key").ToString();
        return key.Length == 0 ? null : key;
    }
}

/// <summary>Information about the caller.</summary>
public sealed record Caller
{
    /// <summary>The HTTP method, or its equivalent; upper case.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The caller's address; null without a network.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>
    /// The key for limits per caller: the address, or the first 64 bits of an IPv6 address, because a subscriber commonly has all addresses
    /// with that prefix.
    /// </summary>
    public static IPAddress NetworkOf(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new(bytes);
    }

    /// <summary>
    /// Identifies this call in replies and log messages: 32 hexadecimal digits as in W3C Trace Context. Unless set, it is determined on
    /// first use: the trace id of the current activity, or else a random one.
    /// </summary>
    public string TraceId
    {
        get => field ??= NewTraceId();
        init;
    }

    private static string NewTraceId() =>
        (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId : ActivityTraceId.CreateRandom()).ToHexString();
}
