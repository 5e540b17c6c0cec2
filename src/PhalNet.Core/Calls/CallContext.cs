using System.Buffers;
using System.Security.Claims;

namespace PhalNet;

internal sealed class CallContext(
    CallRequest request, ServiceAction action, IMessageCatalog messages, string defaultLanguage, CancellationToken cancellation) : ICallContext
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly SearchValues<char> ValueCharacters =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code), '\t']);

    // A filter may also set that there is none.
    private bool _isUserSet;
    private List<KeyValuePair<string, string>>? _headers;
    private List<KeyValuePair<string, object?>>? _extras;

    public ServiceAction Action => action;

    public string Service => request.AskedService;

    public ICallValues Values => request.Values;

    public Caller Caller => request.Caller;

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

    public CallTrace Trace => request.Trace;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The values read by the binder: the method's arguments first.</summary>
    public object?[]? Bound { get; set; }

    /// <summary>What a reply body still needs after the call: its scope.</summary>
    public IAsyncDisposable? Lifetime { get; set; }

    public object? GetParameter(string member) => action.Plan.Binder.Find(this, member);

    public string Translate(string key, params IReadOnlyList<MessageArgument> arguments) =>
        messages.Format(Language, key, arguments, action.Module);

    public void AddHeader(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        if (name.AsSpan().ContainsAnyExcept(NameCharacters))
            throw new ArgumentException($"'{name}' is no header name.", nameof(name));
        if (value.AsSpan().ContainsAnyExcept(ValueCharacters))
            throw new ArgumentException("A header value holds printable ASCII, blanks and tabs only.", nameof(value));
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

    /// <summary>Takes over what a call made on the way here had to say and holds on to, where its result is given as one's own.</summary>
    public void Adopt(CallResult result)
    {
        foreach (var (name, value) in result.Headers)
            AddHeader(name, value);
        foreach (var (name, value) in result.Extras)
            AddExtra(name, value);
        if (result.Lifetime is { } inner)
            Lifetime = Lifetime is { } outer ? new JoinedLifetime(inner, outer) : inner;
    }

    public CallResult Refuse(CallFailure failure) => Finish(failure.Ret, EmptyObject.Instance, Translate(failure.MessageKey, failure.Arguments));

    public CallResult Finish(int ret, object? data, string message) => new()
    {
        Ret = ret,
        Data = data,
        Message = message,
        Action = action,
        Language = Language,
        Headers = _headers ?? (IReadOnlyList<KeyValuePair<string, string>>)[],
        Extras = _extras ?? (IReadOnlyList<KeyValuePair<string, object?>>)[],
        Lifetime = data is ReplyBody ? Lifetime : null,
    };
}

/// <summary>Lets the services of a call's scope ask for <see cref="ICallContext"/> in their constructors.</summary>
internal sealed class CallContextHolder
{
    public ICallContext? Context { get; set; }
}

internal sealed class JoinedLifetime(IAsyncDisposable inner, IAsyncDisposable outer) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await outer.DisposeAsync();
    }
}
