using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;

namespace PhalNet;

/// <summary>One call to be made.</summary>
/// <param name="service">A service name of one to three parts.</param>
/// <param name="values">The values sent with it.</param>
public sealed class CallRequest(string service, ICallValues values)
{
    private readonly RawRequest? _raw;
    private volatile bool _isLeftBehind;
    private Caller? _caller;

    /// <summary>A call that came in as a request, which says all there is to know but the name and the values.</summary>
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

    /// <summary>The name as the caller wrote it, where a reader made another of it for the look-up.</summary>
    public string AskedService
    {
        get => field ?? Service;
        init;
    }

    /// <summary>The namespace of names with fewer than three parts; the application's own when null.</summary>
    public string? DefaultNamespace { get; init; }

    /// <summary>Who calls.</summary>
    public Caller Caller
    {
        get => _caller ??= _raw?.Caller ?? new();
        init => _caller = value;
    }

    /// <summary>The language of messages, such as <c>zh-CN</c>; the application's own when null.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// Whether a refusal tells all that is wrong with the parameters (<see cref="CallErrors"/>); null as the application's options say.
    /// </summary>
    public bool? ErrorDetails { get; init; }

    /// <summary>The user behind the call where the host already knows; filters may set another.</summary>
    public ClaimsPrincipal? User
    {
        get => field ?? _raw?.User;
        init;
    }

    /// <summary>What the call came in by where the host knows it, such as ASP.NET Core's <c>HttpContext</c>; null in process.</summary>
    public object? Transport => _raw?.Transport;

    /// <summary>Whether a time limit has ended the call: that of calls, or the host's own.</summary>
    public bool HasTimedOut => _isLeftBehind || _raw?.HasTimedOut == true;

    /// <summary>
    /// Names the operation, so that a repeated request can be told from a new one: the header <c>Idempotency-Key</c>, quoted or not
    /// (the form of draft-ietf-httpapi-idempotency-key-header), else the parameter <c>idempotency_key</c>. Null when neither was sent.
    /// </summary>
    public string? IdempotencyKey
    {
        get => field ?? ReadIdempotencyKey(Values);
        init;
    }

    /// <summary>Collects the course of the call; nothing is collected when it is <see cref="CallTrace.None"/>.</summary>
    public CallTrace Trace { get; init; } = CallTrace.None;

    /// <summary>Why the request cannot be served, where reading it already failed.</summary>
    public CallFailure? Refusal { get; init; }

    /// <summary>The caller's trace context, where the request names one.</summary>
    internal ActivityContext SentContext =>
        ActivityContext.TryParse(_raw?.GetHeader("traceparent"), _raw?.GetHeader("tracestate"), isRemote: true, out var sent)
            ? sent
            : default;

    /// <summary>A call with values given in code, as tests, workers and the command line make it.</summary>
    /// <param name="service">A service name of one to three parts.</param>
    /// <param name="values">Name and value; text is taken as sent text, anything else as its JSON form.</param>
    public static CallRequest Create(string service, params IEnumerable<(string Name, object? Value)> values) =>
        new(service, new InMemoryValues(values));

    /// <summary>
    /// The caller's address, asked for by others than the call while it is under way; null where it is not known, or no longer.
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
            // The request has ended, or its transport is in use by the call; who looks at calls goes on without the address.
            return null;
        }
    }

    /// <summary>The call is answered while its action goes on; what it was given of the request is kept until then.</summary>
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

/// <summary>What is known of who calls and how.</summary>
public sealed record Caller
{
    /// <summary>The HTTP method, or what stands for it; upper case.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The caller's address, null without a network.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>
    /// What limits for each caller should go by: the address, or the first 64 bits of one of IPv6, for a subscriber commonly has all
    /// addresses that begin with them.
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
    /// Names this call in replies and log lines. Unless given it is found when first asked for: the trace id of the activity that runs,
    /// else a random one; 32 hexadecimal digits, as W3C Trace Context writes them.
    /// </summary>
    public string TraceId
    {
        get => field ??= NewTraceId();
        init;
    }

    private static string NewTraceId() =>
        (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId : ActivityTraceId.CreateRandom()).ToHexString();
}
