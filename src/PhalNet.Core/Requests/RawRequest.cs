using System.Net;
using System.Security.Claims;

namespace PhalNet;

/// <summary>A request as received, before it is parsed.</summary>
public abstract class RawRequest : IAsyncDisposable
{
    private IDisposable? _firstResource;
    private List<IDisposable>? _laterResources;
    private Task? _user;

    /// <summary>The HTTP method as sent.</summary>
    public abstract string Method { get; }

    /// <summary>The request target as sent: path and query, not decoded.</summary>
    public abstract string Target { get; }

    /// <summary>The query as sent, without the question mark.</summary>
    public abstract string Query { get; }

    /// <summary>The same without a copy, when the text that contains it is available.</summary>
    public virtual ReadOnlyMemory<char> QueryMemory => Query.AsMemory();

    /// <summary>Whether a body may follow; otherwise readers can skip it.</summary>
    public virtual bool CanHaveBody => true;

    /// <summary>The body's media type with its parameters as sent; empty for none.</summary>
    public abstract string ContentType { get; }

    /// <summary>The value of a header, with a case-insensitive name; several values are joined with commas; null when not sent.</summary>
    public abstract string? GetHeader(string name);

    /// <summary>The values of a repeated header, in order.</summary>
    public virtual IReadOnlyList<string> GetHeaderValues(string name) => GetHeader(name) is { } value ? [value] : [];

    /// <summary>The value of a cookie as sent; null when not sent. The first of repeated names is used.</summary>
    public abstract string? GetCookie(string name);

    /// <summary>The names of the headers.</summary>
    public abstract IReadOnlyList<string> HeaderNames { get; }

    /// <summary>The names of the cookies.</summary>
    public abstract IReadOnlyList<string> CookieNames { get; }

    /// <summary>The service name from the path; null for none.</summary>
    public string? PathService { get; init; }

    /// <summary>The entry's default namespace; null for the application's.</summary>
    public string? DefaultNamespace { get; init; }

    /// <summary>The language of messages.</summary>
    public string? Language { get; init; }

    /// <summary>Whether a refusal lists all parameter errors; null for the application's option.</summary>
    public bool? ErrorDetails { get; init; }

    /// <summary>
    /// The user known to the host. Many calls use neither the user nor the caller, so both may be determined on first use.
    /// </summary>
    public virtual ClaimsPrincipal? User => null;

    /// <summary>The transport object of the request, such as ASP.NET Core's <c>HttpContext</c>; null for none.</summary>
    public virtual object? Transport => null;

    /// <summary>
    /// Whether a time limit of the host has ended the request; its cancellation then does not mean that the caller disconnected.
    /// </summary>
    public virtual bool HasTimedOut => false;

    /// <summary>The caller.</summary>
    public abstract Caller Caller { get; }

    /// <summary>
    /// The caller's address. It may be read by a thread other than the one that serves the request, so reading it must not change any
    /// state.
    /// </summary>
    public virtual IPAddress? Address => Caller.Address;

    /// <summary>Records the call's timeline.</summary>
    public CallTrace Trace { get; init; } = CallTrace.None;

    /// <summary>The limits of the request.</summary>
    public required RequestLimits Limits { get; init; }

    /// <summary>Reads the whole body; may be called repeatedly. The result is valid until the request is disposed.</summary>
    /// <exception cref="CallException">The body exceeds its limit or is incomplete.</exception>
    public abstract ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(CancellationToken cancellation);

    /// <summary>Reads the parts of a multipart body in order, instead of <see cref="ReadBodyAsync"/>.</summary>
    /// <exception cref="CallException">The body exceeds a limit, is incomplete or is not valid multipart.</exception>
    public abstract ValueTask<IReadOnlyList<RawPart>> ReadPartsAsync(CancellationToken cancellation);

    /// <summary>Whether the request has ended.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Disposes a resource when the request ends, such as a buffer that a reader rented for its values.</summary>
    public T OnDispose<T>(T resource) where T : IDisposable
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);

        // Most requests have at most one.
        if (_firstResource is null)
            _firstResource = resource;
        else
            (_laterResources ??= []).Add(resource);
        return resource;
    }

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        IsDisposed = true;
        if (_user is { IsCompleted: false } user)
            _ = ReleaseAfterAsync(user);
        else
            Release();
        return default;
    }

    /// <summary>Keeps rented resources until a task ends that uses them longer than the request lasts.</summary>
    internal void KeepUntil(Task user) => _user = user;

    private async Task ReleaseAfterAsync(Task user)
    {
        await user.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Release();
    }

    private void Release()
    {
        // In reverse order: later resources may depend on earlier ones, such as parsed JSON on its bytes.
        for (var i = _laterResources?.Count - 1 ?? -1; i >= 0; i--)
            _laterResources![i].Dispose();
        _firstResource?.Dispose();
        (_firstResource, _laterResources) = (null, null);
    }
}

/// <summary>A part of a multipart body.</summary>
/// <param name="Name">The field's name as sent.</param>
/// <param name="Text">The bytes of a part that is not a file.</param>
/// <param name="File">The file; null for a part that is not one.</param>
public sealed record RawPart(string Name, ReadOnlyMemory<byte> Text, UploadedFile? File);
